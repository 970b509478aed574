#include "gui/own_picture.h"

#include <wx/app.h>

#include <algorithm>
#include <utility>

#include "bodymap/picture.h"

namespace gui {

namespace {

constexpr int kMostSide = 2400;  // pixels drawn; marks keep the picture's own

PictureWorker::Answer Read(const PictureWorker::Decode& decode) {
    try {
        const auto image = decode();
        return {bodymap::Shrunk(image.width, image.height, image.rgb, kMostSide, kMostSide), {}};
    } catch (...) {
        return {{}, std::current_exception()};
    }
}

// What goes wrong before it begins is told as what goes wrong later.
PictureWorker::Decode Begin(const PictureWorker::Reader& reader) {
    try {
        return reader();
    } catch (...) {
        return [error = std::current_exception()]() -> exchange::Image { std::rethrow_exception(error); };
    }
}

}  // namespace

std::shared_ptr<const OwnPicture> EmptyPicture(const Context& context, const model::Client& client,
                                               const model::PictureId& id) {
    const auto all = context.clinic.Store().Pictures(client.id);
    const auto found = std::ranges::find(all, id, &store::PictureSummary::id);
    if (found == all.end())
        throw model::Error(model::ErrorKind::Refused, model::Msg("There is no picture {0}."), {id.value});
    auto map = bodymap::PictureMap(found->width, found->height);
    bodymap::RegionIndex index(map);
    return std::make_shared<const OwnPicture>(
        OwnPicture{id, found->title, std::move(map), std::move(index), {}});
}

std::shared_ptr<const OwnPicture> WithPixels(const OwnPicture& picture, bodymap::Pixels pixels) {
    auto map = picture.map;
    bodymap::RegionIndex index(map);
    return std::make_shared<const OwnPicture>(
        OwnPicture{picture.id, picture.title, std::move(map), std::move(index), std::move(pixels)});
}

PictureWorker::PictureWorker() : m_alive(std::make_shared<PictureWorker*>(this)) {}

PictureWorker::~PictureWorker() {
    *m_alive = nullptr;
}

void PictureWorker::Ask(Reader reader, std::function<void(Answer)> done) {
    m_next = std::move(reader);
    m_done = std::move(done);
    if (!m_busy) Start();
}

void PictureWorker::Forget() {
    m_next = {};
    m_done = {};
}

// The thread before has ended: nothing waits for it here.
void PictureWorker::Start() {
    m_busy = true;
    m_thread = std::jthread([decode = Begin(std::exchange(m_next, {})), alive = m_alive] {
        auto answer = std::make_shared<Answer>(Read(decode));
        wxTheApp->CallAfter([alive, answer] {
            if (*alive) (*alive)->Take(std::move(*answer));
        });
    });
}

void PictureWorker::Take(Answer answer) {
    m_busy = false;
    if (m_next) return Start();
    if (const auto done = std::exchange(m_done, {})) done(std::move(answer));
}

}  // namespace gui
