// wx ends a dialog that it hides, so the windows are hidden behind its back.
#include <gtk/gtk.h>
#include <wx/window.h>

#include <vector>

#include "gui/curtain.h"

namespace gui {

namespace {

bool EndMenu(GtkWidget* popup) {
    GtkWidget* child = gtk_bin_get_child(GTK_BIN(popup));
    const bool menu = child && GTK_IS_MENU_SHELL(child);
    if (menu) gtk_menu_shell_cancel(GTK_MENU_SHELL(child));
    return menu;
}

// Kept alive while it is walked through.
GList* AllWindows() {
    GList* all = gtk_window_list_toplevels();
    g_list_foreach(
        all, [](gpointer window, gpointer) { g_object_ref(window); }, nullptr);
    return all;
}

bool IsPopup(GtkWidget* window) {
    return gtk_widget_get_visible(window) &&
           gtk_window_get_window_type(GTK_WINDOW(window)) == GTK_WINDOW_POPUP;
}

}  // namespace

struct Curtain::Parts {
    std::vector<GtkWidget*> hidden;  // kept alive
};

Curtain::Curtain() : m_parts(std::make_unique<Parts>()) {
    GList* all = AllWindows();
    for (GList* at = all; at; at = at->next) {
        auto* window = GTK_WIDGET(at->data);
        if (!gtk_widget_get_visible(window)) continue;
        if (IsPopup(window)) {
            EndMenu(window);
        } else if (GTK_IS_DIALOG(window)) {
            gtk_dialog_response(GTK_DIALOG(window), GTK_RESPONSE_CANCEL);
            gtk_widget_hide(window);
        } else {
            gtk_widget_hide(window);
            m_parts->hidden.push_back(GTK_WIDGET(g_object_ref(window)));
        }
    }
    g_list_free_full(all, g_object_unref);
}

Curtain::~Curtain() {
    for (GtkWidget* window : m_parts->hidden) {
        if (!gtk_widget_in_destruction(window)) gtk_widget_show(window);
        g_object_unref(window);
    }
}

bool Curtain::EndMenus() {
    bool any = false;
    GList* all = AllWindows();
    for (GList* at = all; at; at = at->next) {
        auto* window = GTK_WIDGET(at->data);
        if (IsPopup(window) && EndMenu(window)) any = true;
    }
    g_list_free_full(all, g_object_unref);
    return any;
}

bool Curtain::InSight(const wxWindow& top) {
    return gtk_widget_get_visible(top.GetHandle());
}

}  // namespace gui
