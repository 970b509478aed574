#include <gtk/gtk.h>

#include <set>
#include <string>

#include "gui/recent_files.h"

namespace gui {

namespace {

std::set<std::string>& Chosen() {
    static std::set<std::string> addresses;
    return addresses;
}

// The chooser adds its entry some time after it closed.
void OnChanged(GtkRecentManager* list, gpointer) {
    std::erase_if(Chosen(), [&](const std::string& address) {
        return gtk_recent_manager_has_item(list, address.c_str()) &&
               gtk_recent_manager_remove_item(list, address.c_str(), nullptr);
    });
}

}  // namespace

void KeepOutOfRecentFiles(const std::filesystem::path& file) {
    GtkRecentManager* list = gtk_recent_manager_get_default();
    static const gulong listening = g_signal_connect(list, "changed", G_CALLBACK(OnChanged), nullptr);
    (void)listening;
    gchar* address = g_filename_to_uri(std::filesystem::absolute(file).c_str(), nullptr, nullptr);
    if (address) Chosen().insert(address);
    g_free(address);
    OnChanged(list, nullptr);
}

}  // namespace gui
