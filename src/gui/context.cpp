#include "gui/context.h"

#include <wx/msgdlg.h>

#include "desk/sentences.h"

namespace gui {

wxString Tr(const Context& context, const char* id) {
    return Wx(context.words.Text(id));
}

wxString TrIn(const Context& context, const char* in, const char* id) {
    return Wx(context.words.In(in, id));
}

wxString TrFill(const Context& context, const char* id, const std::vector<std::string>& args) {
    return Wx(context.words.Say(id, args));
}

std::string VisitStatusWord(const Context& context, model::VisitStatus status) {
    switch (status) {
        case model::VisitStatus::Draft:
            return context.words.In("visit status", "draft");
        case model::VisitStatus::Signed:
            return context.words.In("visit status", "signed");
        case model::VisitStatus::Amended:
            break;
    }
    return context.words.In("visit status", "amended");
}

std::filesystem::path ToPath(const wxString& text) {
    const std::string utf8 = Utf8(text);
    return std::filesystem::path(std::u8string(utf8.begin(), utf8.end()));
}

wxString FromPath(const std::filesystem::path& path) {
    const std::u8string utf8 = path.u8string();
    return Wx(std::string(utf8.begin(), utf8.end()));
}

bool Try(const Context& context, const std::function<void()>& action) {
    try {
        action();
        return true;
    } catch (const std::exception& error) {
        context.fail(error);
        return false;
    }
}

void TryLater(const Context& context, const void* owner, std::function<void()> action) {
    if (!context.turns) {
        Try(context, action);
        return;
    }
    context.turns->Add(owner, [fail = context.fail, action = std::move(action)] {
        try {
            action();
        } catch (const std::exception& error) {
            fail(error);
        }
    });
}

void ShowError(wxWindow* parent, const text::Translator& words, const std::exception& error) {
    wxMessageBox(Wx(desk::Sentence(words, error)), "Palpate", wxOK | wxICON_ERROR, parent);
}

}  // namespace gui
