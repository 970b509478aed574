// What only the toolkit below wx can do: the look of native controls and their spoken names.
#include <wx/button.h>
#include <wx/utils.h>

#include <string>

#include "gui/theme.h"

#ifdef __WXGTK__
#include <gtk/gtk.h>
#endif

namespace gui {

#ifdef __WXGTK__

namespace {

std::string Hex(Role role) {
    return Colour(role).GetAsString(wxC2S_HTML_SYNTAX).utf8_string();
}

// @name of a role in the sheet below.
std::string ColourNames() {
    const std::pair<const char*, Role> names[] = {{"p_window", Role::Window},
                                                  {"p_panel", Role::Panel},
                                                  {"p_rail", Role::Rail},
                                                  {"p_chrome", Role::Chrome},
                                                  {"p_field", Role::Field},
                                                  {"p_line", Role::Line},
                                                  {"p_line2", Role::Line2},
                                                  {"p_text", Role::Text},
                                                  {"p_text2", Role::Text2},
                                                  {"p_text3", Role::Text3},
                                                  {"p_accent", Role::Accent},
                                                  {"p_on", Role::OnAccent},
                                                  {"p_selection", Role::Selection},
                                                  {"p_soft", Role::Soft},
                                                  {"p_danger", Role::Danger},
                                                  {"p_danger_bg", Role::DangerGround},
                                                  {"p_danger_ln", Role::DangerLine},
                                                  {"p_warn", Role::Warn},
                                                  {"p_warn_bg", Role::WarnGround},
                                                  {"p_warn_ln", Role::WarnLine},
                                                  {"p_ok", Role::Ok},
                                                  {"p_ok_bg", Role::OkGround},
                                                  {"p_ok_ln", Role::OkLine},
                                                  {"p_info", Role::Info},
                                                  {"p_info_bg", Role::InfoGround},
                                                  {"p_info_ln", Role::InfoLine}};
    std::string css;
    for (const auto& [name, role] : names)
        css += std::string("@define-color ") + name + " " + Hex(role) + ";\n";
    return css;
}

constexpr const char* kSheet = R"css(
@define-color theme_selected_bg_color @p_accent;
@define-color theme_selected_fg_color @p_on;
@define-color theme_bg_color @p_window;
@define-color theme_fg_color @p_text;
@define-color theme_base_color @p_field;
@define-color theme_text_color @p_text;
@define-color borders @p_line2;

button { min-height: 18px; padding: 4px 11px; border-radius: 4px; border: 1px solid @p_line2; background: @p_panel;
  color: @p_text; box-shadow: none; text-shadow: none; -gtk-icon-shadow: none; outline-offset: -3px; }
button:hover { background: @p_soft; }
button:active, button:checked { background: @p_selection; color: @p_text; }
button:disabled { color: @p_text3; border-color: @p_line; background: @p_window; }
button:focus { outline: 2px solid @p_accent; outline-offset: -2px; -gtk-outline-radius: 4px; }

button.palpate-primary { background: @p_accent; color: @p_on; border-color: @p_accent; font-weight: 600; }
button.palpate-primary:hover { background: shade(@p_accent, 0.9); }
button.palpate-primary:focus { outline-color: @p_on; outline-offset: -3px; outline-width: 1px; }
button.palpate-primary:disabled { background: @p_line; color: @p_text3; border-color: @p_line; }
button.palpate-plain { border-color: transparent; background: transparent; }
button.palpate-plain:hover { background: @p_soft; }
button.palpate-danger { border-color: transparent; background: transparent; color: @p_danger; }
button.palpate-danger:hover { background: @p_danger_bg; }
button.palpate-danger:disabled { color: @p_text3; border-color: transparent; background: transparent; }
button.palpate-small { padding: 2px 8px; }
button.palpate-tool { padding: 2px 5px; }
button.palpate-load { padding: 1px 2px; border-color: transparent; background: @p_window; color: @p_text2; }
button.palpate-load:hover { border-color: @p_line2; background: @p_soft; }
button.palpate-flush { padding: 2px 6px 2px 0; }

button.palpate-segment { border-radius: 0; border-left-width: 0; padding: 3px 10px; }
button.palpate-first { border-radius: 4px 0 0 4px; border-left-width: 1px; }
button.palpate-last { border-radius: 0 4px 4px 0; }
button.palpate-first.palpate-last { border-radius: 4px; }
button.palpate-segment:checked { background: @p_accent; color: @p_on; border-color: @p_accent; font-weight: 600; }
button.palpate-segment:checked:focus { outline-color: @p_on; outline-width: 1px; outline-offset: -3px; }

button.palpate-tab { border: none; border-bottom: 2px solid transparent; border-radius: 0; background: transparent;
  padding: 6px 12px 7px 12px; color: @p_text2; }
button.palpate-close { padding-left: 8px; padding-right: 8px; }
button.palpate-tab:hover { color: @p_text; background: @p_soft; }
button.palpate-tab:checked { color: @p_accent; border-bottom-color: @p_accent; font-weight: 600; background: transparent; }

button.palpate-chip { min-height: 16px; padding: 2px 8px; font-size: 9pt; font-weight: 600; }
button.palpate-chip-danger { color: @p_danger; background: @p_danger_bg; border-color: @p_danger_ln; }
button.palpate-chip-warn { color: @p_warn; background: @p_warn_bg; border-color: @p_warn_ln; }
button.palpate-chip-ok { color: @p_ok; background: @p_ok_bg; border-color: @p_ok_ln; }
button.palpate-chip-info { color: @p_info; background: @p_info_bg; border-color: @p_info_ln; }
button.palpate-row { border: none; border-radius: 4px; background: transparent; padding: 2px 6px; }
button.palpate-row:hover { background: @p_soft; }

entry, spinbutton { min-height: 26px; border-radius: 4px; border: 1px solid @p_line2; background: @p_field; color: @p_text;
  box-shadow: none; padding-top: 0; padding-bottom: 0; }
entry:focus, spinbutton:focus { border-color: @p_accent; box-shadow: inset 0 0 0 1px @p_accent; }
entry:disabled, spinbutton:disabled { background: @p_window; color: @p_text3; }
spinbutton entry { min-height: 24px; border: none; box-shadow: none; background: transparent; }
spinbutton button { min-height: 20px; padding: 0 4px; border-width: 0; border-radius: 0; background: transparent; }
textview, textview text { background-color: @p_field; color: @p_text; }
textview.palpate-plain, textview.palpate-plain text, .palpate-plain textview, .palpate-plain textview text { background-color: @p_panel; }
combobox button.combo { padding: 3px 8px; background: @p_field; }
check, radio { border: 1px solid @p_line2; background: @p_field; color: @p_on; box-shadow: none; min-width: 16px;
  min-height: 16px; -gtk-icon-shadow: none; }
check { border-radius: 4px; }
check:checked, radio:checked, check:indeterminate { background: @p_accent; border-color: @p_accent; color: @p_on; }
checkbutton, radiobutton { color: @p_text; outline-color: @p_accent; }
checkbutton:focus check, radiobutton:focus radio { box-shadow: 0 0 0 2px alpha(@p_accent, 0.55); }
selection, entry selection, textview text selection { background-color: @p_accent; color: @p_on; }
treeview.view { background-color: @p_panel; color: @p_text; border-color: @p_line; }
/* A cell gives its tick no more than sixteen pixels, the border with them. */
treeview.view check { min-width: 14px; min-height: 14px; border-color: @p_text3; }
treeview.view check:checked { border-color: @p_accent; }
treeview.view:selected, treeview.view:selected:focus { background: @p_selection; color: @p_text; }
treeview.view header button, treeview.view header button:hover { background: @p_panel; border: none;
  border-bottom: 1px solid @p_line; border-radius: 0; color: @p_text3; padding: 3px 6px; font-size: 8.25pt; font-weight: 600; }
treeview.palpate-rail, .palpate-rail treeview.view { background-color: @p_rail; }
.palpate-rail treeview.view:selected, treeview.palpate-rail:selected, treeview.view.palpate-rail:selected { background: @p_selection; color: @p_text; }
scrolledwindow.frame, scrolledwindow frame, frame > border { border-color: @p_line2; }
menubar { background: @p_chrome; color: @p_text; border-bottom: 1px solid @p_line; box-shadow: none; padding: 0 8px; }
menubar > menuitem { padding: 4px 8px; color: @p_text; }
menubar > menuitem:hover { box-shadow: inset 0 -2px @p_accent; color: @p_text; }
menu { background: @p_panel; border: 1px solid @p_line2; }
menu menuitem { color: @p_text; padding: 4px 8px; }
menu menuitem:hover { background: @p_selection; color: @p_text; }
menu menuitem:disabled { color: @p_text3; }
separator { background: @p_line; }
tooltip.background { background: @p_text; color: @p_panel; }
tooltip.background label { color: @p_panel; }
)css";

GtkCssProvider* Sheet() {
    static GtkCssProvider* sheet = gtk_css_provider_new();
    return sheet;
}

// A theme made for high contrast knows better than we do.
bool DesktopKnowsBetter() {
    gchar* theme = nullptr;
    g_object_get(gtk_settings_get_default(), "gtk-theme-name", &theme, nullptr);
    const std::string name = theme ? theme : "";
    g_free(theme);
    return name.find("HighContrast") != std::string::npos;
}

void PreferWantedScheme() {
    wxString wanted;
    if (!wxGetEnv("PALPATE_THEME", &wanted) || wanted.empty()) return;
    g_object_set(gtk_settings_get_default(), "gtk-application-prefer-dark-theme",
                 wanted == "dark" ? TRUE : FALSE, nullptr);
}

// Text fields with scroll bars hide the speaking widget inside a scrolled window.
GtkWidget* SpeakingWidget(GtkWidget* widget) {
    if (widget && GTK_IS_SCROLLED_WINDOW(widget)) {
        if (GtkWidget* inner = gtk_bin_get_child(GTK_BIN(widget))) return inner;
    }
    return widget;
}

}  // namespace

void UseTheme() {
    PreferWantedScheme();
    GdkScreen* screen = gdk_screen_get_default();
    if (!screen) return;
    gtk_style_context_remove_provider_for_screen(screen, GTK_STYLE_PROVIDER(Sheet()));
    if (DesktopKnowsBetter()) return;
    const std::string css = ColourNames() + kSheet;
    gtk_css_provider_load_from_data(Sheet(), css.c_str(), static_cast<gssize>(css.size()), nullptr);
    // One above: wx gives every window with a font of its own a sheet that colours selected rows.
    gtk_style_context_add_provider_for_screen(screen, GTK_STYLE_PROVIDER(Sheet()),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
}

void AddStyleClass(wxWindow* window, const char* name) {
    gtk_style_context_add_class(gtk_widget_get_style_context(window->GetHandle()), name);
    window->InvalidateBestSize();
}

void RemoveStyleClass(wxWindow* window, const char* name) {
    gtk_style_context_remove_class(gtk_widget_get_style_context(window->GetHandle()), name);
    window->InvalidateBestSize();
}

void CentreLines(wxButton* button) {
    GtkWidget* label = gtk_bin_get_child(GTK_BIN(button->GetHandle()));
    if (label && GTK_IS_LABEL(label)) gtk_label_set_justify(GTK_LABEL(label), GTK_JUSTIFY_CENTER);
}

void SetSpoken(wxWindow* window, const wxString& name, const wxString& description) {
    window->SetName(name);
    GtkWidget* widget = SpeakingWidget(window->GetHandle());
    AtkObject* spoken = widget ? gtk_widget_get_accessible(widget) : nullptr;
    if (!spoken) return;
    atk_object_set_name(spoken, name.utf8_str());
    if (!description.empty()) atk_object_set_description(spoken, description.utf8_str());
}

void SpeakAsImage(wxWindow* window) {
    GtkWidget* widget = SpeakingWidget(window->GetHandle());
    AtkObject* spoken = widget ? gtk_widget_get_accessible(widget) : nullptr;
    if (spoken) atk_object_set_role(spoken, ATK_ROLE_IMAGE);
}

void KeepFocusOnClick(wxWindow* button) {
    gtk_widget_set_focus_on_click(button->GetHandle(), FALSE);
}

void KeepFromFocus(wxWindow* list) {
    gtk_widget_set_can_focus(SpeakingWidget(list->GetHandle()), FALSE);
}

void LeaveTypingToUs(wxWindow* list) {
    GtkWidget* widget = SpeakingWidget(list->GetHandle());
    if (widget && GTK_IS_TREE_VIEW(widget)) gtk_tree_view_set_enable_search(GTK_TREE_VIEW(widget), FALSE);
}

void PutCursorOnSelection(wxWindow* list) {
    GtkWidget* widget = SpeakingWidget(list->GetHandle());
    if (!widget || !GTK_IS_TREE_VIEW(widget)) return;
    auto* view = GTK_TREE_VIEW(widget);
    GList* rows = gtk_tree_selection_get_selected_rows(gtk_tree_view_get_selection(view), nullptr);
    // With several selected the cursor is where the person left it.
    if (rows && !rows->next)
        gtk_tree_view_set_cursor(view, static_cast<GtkTreePath*>(rows->data), nullptr, FALSE);
    g_list_free_full(rows, [](gpointer path) { gtk_tree_path_free(static_cast<GtkTreePath*>(path)); });
}

#else

void UseTheme() {}
void AddStyleClass(wxWindow*, const char*) {}
void RemoveStyleClass(wxWindow*, const char*) {}
void CentreLines(wxButton*) {}
void SetSpoken(wxWindow* window, const wxString& name, const wxString&) {
    window->SetName(name);
}
void SpeakAsImage(wxWindow*) {}
void KeepFocusOnClick(wxWindow*) {}
void KeepFromFocus(wxWindow*) {}
void LeaveTypingToUs(wxWindow*) {}
void PutCursorOnSelection(wxWindow*) {}

#endif

}  // namespace gui
