// The clinic's own photos and drawings.
#include <utility>

#include "desk/clinic.h"
#include "desk/plan_builder.h"
#include "desk/refuse.h"
#include "desk/wording.h"
#include "store/platform.h"

namespace desk {

using model::ErrorKind;
using model::Msg;

namespace {

model::Picture Load(const store::ClinicStore& store, const model::PictureId& id) {
    auto picture = store.LoadPicture(id);
    if (!picture) throw model::Error(ErrorKind::Refused, Msg("There is no picture {0}."), {id.value});
    return *std::move(picture);
}

}  // namespace

PictureFile ReadPictureFile(const std::filesystem::path& file) {
    PictureFile read;
    read.bytes = ReadWhole(file, model::kMaxPictureBytes);
    read.head = exchange::ReadPicture(read.bytes, store::PathText(file.filename()));
    return read;
}

model::PictureId Clinic::AddPicture(const std::filesystem::path& file, const std::string& title,
                                    const model::ClientId& client) {
    return AddPicture(ReadPictureFile(file), title, client);
}

model::PictureId Clinic::AddPicture(PictureFile file, const std::string& title,
                                    const model::ClientId& client) {
    if (!client.empty() && !m_store->LoadClient(client))
        Refuse({model::ProblemCode::UnknownClient, client.value});
    model::Picture picture;
    picture.id = m_around.ids->New<model::PictureId>();
    picture.client = client;
    picture.title = Trimmed(title);
    if (picture.title.empty()) Refuse({model::ProblemCode::PictureUntitled, {}}, ErrorKind::Usage);
    picture.bytes = std::move(file.bytes);
    picture.media_type = file.head.media_type;
    picture.width = file.head.width;
    picture.height = file.head.height;
    picture.added_at = m_around.clock->Now();
    picture.added_by = SignedIn().id;
    Demand(model::Check(picture));
    m_store->SavePicture(picture);
    return picture.id;
}

std::function<exchange::Image()> Clinic::PictureReader(const model::PictureId& id) {
    auto picture = std::make_shared<model::Picture>();
    auto read = std::make_shared<std::function<void()>>(m_store->Alone([picture, id, store = m_store.get()] {
        *picture = Load(*store, id);
        store->Log("picture.view", id.value, picture->client);
    }));
    return [picture, read, name = id.value] {
        std::exchange(*read, {})();  // given back before it is decoded
        return exchange::DecodePicture(picture->bytes, name);
    };
}

void Clinic::ExportPicture(const model::PictureId& id, const std::filesystem::path& file) {
    const model::Picture picture = Load(*m_store, id);
    // Told to the log first: nothing leaves that was not logged.
    m_store->Log("picture.export", id.value, picture.client);
    WriteWhole(file, picture.bytes);
}

}  // namespace desk
