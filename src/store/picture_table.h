// Rows of the clinic's own pictures.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/clinic_store.h"
#include "store/engine.h"

namespace store {

[[nodiscard]] std::optional<model::Picture> ReadPicture(Engine& engine, const model::PictureId& id);
// Digest of the content as stored; empty: there is no such picture.
[[nodiscard]] std::string PictureDigest(Engine& engine, const model::PictureId& id);
// Only the columns that differ, so that the engine's triggers refuse no more than they have to.
void WritePicture(Engine& engine, const model::Picture& picture, const std::string& digest);
[[nodiscard]] std::vector<PictureSummary> ListPictures(Engine& engine,
                                                       const std::optional<model::ClientId>& client);

}  // namespace store
