#include "gui/dialog_letterhead.h"

#include <chrono>
#include <thread>
#include <utility>

#include "desk/sample_pages.h"
#include "desk/sentences.h"

namespace gui {

namespace {

constexpr int kWidth = 860, kPageWidth = 360, kPageHeight = 480;  // DIP
constexpr int kPauseMs = 300, kLookMs = 20;

std::string Trimmed(const wxTextCtrl* field) {
    return Utf8(field->GetValue().Strip(wxString::both));
}

}  // namespace

struct LetterheadDialog::Drawn {
    std::vector<bodymap::PrintedPage> pages;
};

LetterheadDialog::LetterheadDialog(wxWindow* parent, const Context& context, FileAsker& files)
    : FormDialog(parent, context.words, Tr(context, "Letterhead"),
                 Tr(context, "The clinic's name and address are set under “Clinic and letterhead…”.")),
      DrawWith(desk::SamplePages),
      m_context(context),
      m_files(files),
      m_head(desk::LoadLetterhead(context.clinic)) {
    auto* columns = new wxBoxSizer(wxHORIZONTAL);
    auto* fields = new wxBoxSizer(wxVERTICAL);
    AddFields(*fields);
    columns->Add(fields, wxSizerFlags(1).Expand().Border(wxRIGHT, FromDIP(16)));
    m_page = new PaperView(Content(), context, Tr(context, "First page with this letterhead"));
    m_page->SetMinSize(FromDIP(wxSize(kPageWidth, kPageHeight)));
    columns->Add(m_page, wxSizerFlags().Expand());
    Rows()->Add(columns, wxSizerFlags(1).Expand());
    Finish(Tr(context, "Save"), Tr(context, "Cancel"), kWidth);
    m_timer.SetOwner(this);
    Bind(wxEVT_TIMER, [this](wxTimerEvent&) { Look(); });
    // What is being drawn holds the clinic.
    Bind(
        wxEVT_BUTTON,
        [this](wxCommandEvent& event) {
            event.Skip();
            Say([this] { FinishDrawing(Tr(m_context, "Making the pages…")); });
        },
        wxID_CANCEL);
    for (wxTextCtrl* field : {m_tagline, m_website, m_footer})
        field->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { Redraw(); });
    m_tagline->SetFocus();
    m_timer.StartOnce(kLookMs);
}

LetterheadDialog::~LetterheadDialog() = default;

void LetterheadDialog::AddFields(wxSizer& rows) {
    const auto gap = wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(12));
    const auto add = [&](const wxString& label, const std::string& value) {
        auto* field = new wxTextCtrl(Content(), wxID_ANY, Wx(value));
        rows.Add(Labelled(Content(), label, field), gap);
        return field;
    };
    AddLogo(rows);
    m_tagline = add(Tr(m_context, "Line under the name"), m_head.tagline);
    m_website = add(Tr(m_context, "Website"), m_head.website);
    m_footer = add(Tr(m_context, "Line at the foot of every page"), m_head.footer);
    m_accent = new wxColourPickerCtrl(Content(), wxID_ANY, wxColour(Wx(m_context.clinic.Profile().accent)));
    rows.Add(Labelled(Content(), Tr(m_context, "Colour of lines and headings"), m_accent), gap);
    m_large =
        new wxCheckBox(Content(), wxID_ANY, Tr(m_context, "Plans in large letters unless asked otherwise"));
    m_large->SetValue(m_head.large_print);
    rows.Add(m_large, gap);
    m_accent->Bind(wxEVT_COLOURPICKER_CHANGED, [this](wxColourPickerEvent&) { Redraw(); });
    m_large->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { Redraw(); });
}

void LetterheadDialog::AddLogo(wxSizer& rows) {
    m_logo = NewText(Content(), wxString(), FontStyle::Body, Role::Text2);
    auto* choose = NewButton(Content(), Tr(m_context, "Choose logo…"));
    m_no_logo = NewButton(Content(), Tr(m_context, "Without logo"));
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(choose, wxSizerFlags().Border(wxRIGHT, FromDIP(8)));
    row->Add(m_no_logo, wxSizerFlags().Border(wxRIGHT, FromDIP(8)));
    row->Add(m_logo, wxSizerFlags(1).CentreVertical());
    rows.Add(row, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(12)));
    choose->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        const auto file =
            m_files.ToOpen(this, Tr(m_context, "Choose logo"),
                           Tr(m_context, "Pictures (PNG, JPEG)") + "|*.png;*.PNG;*.jpg;*.JPG;*.jpeg;*.JPEG");
        if (file) TakeLogo(*file);
    });
    m_no_logo->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        desk::RemoveLogo(m_head);
        Redraw();
    });
}

void LetterheadDialog::TakeLogo(const std::filesystem::path& file) {
    Say([&] {
        desk::PictureFile picture;
        RunBeside(Tr(m_context, "Reading the picture…"), [&] { picture = desk::ReadPictureFile(file); });
        desk::SetLogo(m_head, std::move(picture));
        Redraw();
    });
}

model::Letterhead LetterheadDialog::Read() const {
    model::Letterhead head = m_head;
    head.tagline = Trimmed(m_tagline);
    head.website = Trimmed(m_website);
    head.footer = Trimmed(m_footer);
    head.large_print = m_large->GetValue();
    return head;
}

std::string LetterheadDialog::Accent() const {
    return Utf8(m_accent->GetColour().GetAsString(wxC2S_HTML_SYNTAX));
}

void LetterheadDialog::Redraw() {
    m_stale = true;
    if (!m_work) m_timer.StartOnce(kPauseMs);
}

void LetterheadDialog::Look() {
    if (!m_work) return Draw();
    if (!m_work->Finished()) return m_timer.StartOnce(kLookMs), void();
    Say([this] {
        const auto work = std::move(m_work);
        work->Rethrow();
        m_page->ShowPages(
            std::make_shared<const std::vector<bodymap::PrintedPage>>(std::move(m_drawn->pages)));
    });
    if (m_stale) m_timer.StartOnce(kPauseMs);
}

void LetterheadDialog::Draw() {
    m_stale = false;
    const model::Letterhead head = Read();
    const bool logo = !head.logo_type.empty();
    m_logo->SetLabelText(logo ? Wx(std::to_string(head.logo_width) + " × " + std::to_string(head.logo_height))
                              : Tr(m_context, "No logo yet"));
    m_no_logo->Enable(logo);
    model::ClinicProfile profile = m_context.clinic.Profile();
    profile.accent = Accent();
    m_drawn = std::make_shared<Drawn>();
    const auto alone =
        m_context.clinic.Alone([drawn = m_drawn, head, profile, draw = DrawWith, &clinic = m_context.clinic] {
            drawn->pages = draw(clinic, profile, head);
        });
    m_work = std::make_unique<SideWork>([alone](const store::Progress&) { alone(); });
    m_timer.StartOnce(kLookMs);
}

// It has the clinic until it ends, which the window's own thread must not wait for.
void LetterheadDialog::FinishDrawing(const wxString& meanwhile) {
    m_timer.Stop();
    const std::unique_ptr<SideWork> work = std::move(m_work);
    if (!work) return;
    RunBeside(meanwhile, [&] {
        while (!work->Finished()) std::this_thread::sleep_for(std::chrono::milliseconds(kLookMs));
    });
}

bool LetterheadDialog::Accept() {
    const bool saved = Say([this] {
        FinishDrawing(Tr(m_context, "Saving…"));
        const model::Letterhead head = Read();
        model::ClinicProfile profile = m_context.clinic.Profile();
        const bool recoloured = profile.accent != Accent();
        profile.accent = Accent();
        RunBeside(Tr(m_context, "Saving…"),
                  m_context.clinic.Alone([&] { (void)desk::SaveLetterhead(m_context.clinic, head); }));
        if (recoloured) m_context.clinic.SaveProfile(profile);
    });
    if (!saved) Redraw();
    return saved;
}

}  // namespace gui
