/** The text of the bookmarklet that sends the page it is clicked on to this machine's Offprint. */
import { SAVE_PATH } from './save-endpoint.ts'

// Written small because it lives in a bookmark. It asks before it adds a second copy; where the page forbids its
// scripts to connect, it sends a form into a new tab; where it forbids that too, it says so.
const SOURCE = `(async()=>{
const to='ADDRESS',key='KEY',page={url:location.href,html:document.documentElement.outerHTML};
const send=async(similar)=>(await fetch(to,{method:'POST',mode:'cors',credentials:'omit',referrerPolicy:'no-referrer',
headers:{authorization:'Bearer '+key,'content-type':'application/json'},body:JSON.stringify({...page,similar})})).json();
try{
let answer=await send('skip');
if(answer.status==='similar'){
if(!confirm(answer.message+' Add this page as a newer copy of it?'))return;
answer=await send('revision')}
alert('Offprint: '+answer.message)
}catch{
const tell=(event)=>{
if(event.effectiveDirective!=='form-action')return;
document.removeEventListener('securitypolicyviolation',tell);
alert('Offprint: this page forbids sending it anywhere. Save it with your browser and import the file.')};
document.addEventListener('securitypolicyviolation',tell);
const form=document.createElement('form');
form.method='POST';form.action=to;form.target='_blank';form.enctype='multipart/form-data';form.rel='noopener';
for(const [name,value] of Object.entries({...page,key})){
const field=document.createElement('textarea');field.name=name;field.value=value;form.append(field)}
form.hidden=true;document.body.append(form);form.submit();form.remove()
}})()`

/** A `javascript:` address; it holds the save key. */
export function bookmarklet(port: number, saveKey: string): string {
  const script = SOURCE.replace('ADDRESS', `http://127.0.0.1:${port}${SAVE_PATH}`).replace('KEY', saveKey)
  return `javascript:${encodeURIComponent(script.replaceAll('\n', ''))}`
}
