/** SQL for images that were fetched from the web, by the address under which articles name them. */
import { type ImageMediaType, isImageMediaType } from '../../shared/security/image-type.ts'
import type { StoredAsset } from '../importing/store-assets.ts'
import type { SqlDatabase } from '../ports/ports.ts'

export interface RemoteImageRepository {
  /** The stored ones among these addresses. */
  find(addresses: Iterable<string>): Map<string, StoredAsset>
  save(images: ReadonlyMap<string, StoredAsset>, now: number): void
}

function mediaTypeOf(value: unknown): ImageMediaType {
  if (!isImageMediaType(value)) throw new Error(`An asset of the library has the type ${String(value)}`)
  return value
}

export function createRemoteImageRepository(database: SqlDatabase): RemoteImageRepository {
  return {
    find(addresses) {
      const found = new Map<string, StoredAsset>()
      const statement = database.prepare(
        `SELECT asset.hash, asset.media_type, asset.size_bytes FROM remote_image
          JOIN asset ON asset.hash = remote_image.asset_hash WHERE remote_image.source_url = :address`,
      )
      for (const address of addresses) {
        const row = statement.get({ address })
        if (!row) continue
        const sizeBytes = Number(row.size_bytes)
        found.set(address, { hash: String(row.hash), mediaType: mediaTypeOf(row.media_type), sizeBytes })
      }
      return found
    },
    save(images, now) {
      const insertAsset = database.prepare(
        `INSERT INTO asset (hash, media_type, size_bytes, created_at) VALUES (:hash, :mediaType, :sizeBytes, :now)
          ON CONFLICT (hash) DO NOTHING`,
      )
      const insertImage = database.prepare(
        `INSERT INTO remote_image (source_url, asset_hash, fetched_at) VALUES (:address, :hash, :now)
          ON CONFLICT (source_url) DO UPDATE SET asset_hash = excluded.asset_hash, fetched_at = excluded.fetched_at`,
      )
      for (const [address, asset] of images) {
        insertAsset.run({ ...asset, now })
        insertImage.run({ address, hash: asset.hash, now })
      }
    },
  }
}
