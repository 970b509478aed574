#include "store/picture_table.h"

namespace store {
namespace {

std::optional<model::ClientId> ClientOf(const model::Picture& picture) {
    return picture.client.empty() ? std::nullopt : std::optional(picture.client);
}

void Insert(Engine& engine, const model::Picture& p, const std::string& digest) {
    engine
        .Prepare(
            "INSERT INTO pictures (id, client, title, media_type, width, height, added_at, added_by, "
            "archived, "
            "digest, size, bytes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .Bind(p.id, ClientOf(p), p.title, p.media_type, p.width, p.height, p.added_at, p.added_by, p.archived,
              digest, p.bytes.size(), Blob{p.bytes})
        .Run();
}

void UpdateImage(Engine& engine, const model::Picture& p) {
    engine
        .Prepare(
            "UPDATE pictures SET client = ?, media_type = ?, width = ?, height = ?, size = ?, bytes = ? "
            "WHERE id = ?")
        .Bind(ClientOf(p), p.media_type, p.width, p.height, p.bytes.size(), Blob{p.bytes}, p.id)
        .Run();
}

bool SameImage(const model::Picture& a, const model::Picture& b) {
    return a.client == b.client && a.media_type == b.media_type && a.width == b.width &&
           a.height == b.height && a.bytes == b.bytes;
}

bool SameLabel(const model::Picture& a, const model::Picture& b) {
    return a.title == b.title && a.added_at == b.added_at && a.added_by == b.added_by;
}

}  // namespace

std::optional<model::Picture> ReadPicture(Engine& engine, const model::PictureId& id) {
    Query query = engine.Prepare(
        "SELECT client, title, media_type, width, height, added_at, added_by, archived, bytes FROM pictures "
        "WHERE id = ?");
    query.Bind(id);
    if (!query.Step()) return std::nullopt;
    model::Picture p;
    std::optional<model::ClientId> client;
    p.id = id;
    query.Take(client, p.title, p.media_type, p.width, p.height, p.added_at, p.added_by, p.archived, p.bytes);
    p.client = client.value_or(model::ClientId{});
    return p;
}

std::string PictureDigest(Engine& engine, const model::PictureId& id) {
    std::string digest;
    Query query = engine.Prepare("SELECT digest FROM pictures WHERE id = ?");
    query.Bind(id);
    if (query.Step()) query.Take(digest);
    return digest;
}

void WritePicture(Engine& engine, const model::Picture& picture, const std::string& digest) {
    const auto old = ReadPicture(engine, picture.id);
    if (!old) {
        Insert(engine, picture, digest);
        return;
    }
    if (!SameImage(*old, picture)) UpdateImage(engine, picture);
    if (!SameLabel(*old, picture))
        engine.Prepare("UPDATE pictures SET title = ?, added_at = ?, added_by = ? WHERE id = ?")
            .Bind(picture.title, picture.added_at, picture.added_by, picture.id)
            .Run();
    engine.Prepare("UPDATE pictures SET archived = ?, digest = ? WHERE id = ?")
        .Bind(picture.archived, digest, picture.id)
        .Run();
}

std::vector<PictureSummary> ListPictures(Engine& engine, const std::optional<model::ClientId>& client) {
    Query query = engine.Prepare(
        std::string("SELECT id, client, title, media_type, width, height, size, added_at, archived "
                    "FROM pictures ") +
        (client ? "WHERE client = ? OR client IS NULL " : "") + "ORDER BY title, id");
    query.Bind(client);
    std::vector<PictureSummary> pictures;
    while (query.Step()) {
        auto& p = pictures.emplace_back();
        std::optional<model::ClientId> of;
        query.Take(p.id, of, p.title, p.media_type, p.width, p.height, p.size, p.added_at, p.archived);
        p.client = of.value_or(model::ClientId{});
    }
    return pictures;
}

}  // namespace store
