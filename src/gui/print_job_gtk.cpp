#include <gtk/gtk.h>
#include <wx/gtk/print.h>

#include "gui/print_job.h"

namespace gui {

namespace {

constexpr guint kPreview = 1U << 7;  // GTK_PRINT_CAPABILITY_PREVIEW of gtk/gtkprinter.h, a library of its own

// The dialog is made deep within GTK: it is met where it is about to be shown.
gboolean Shown(GSignalInvocationHint*, guint, const GValue* values, gpointer) {
    auto* widget = G_OBJECT(g_value_get_object(values));
    if (g_strcmp0(G_OBJECT_TYPE_NAME(widget), "GtkPrintUnixDialog") == 0) {
        guint able = 0;
        g_object_get(widget, "manual-capabilities", &able, nullptr);
        if ((able & kPreview) != 0) g_object_set(widget, "manual-capabilities", able & ~kPreview, nullptr);
    }
    return TRUE;  // again
}

guint ShowSignal() {
    return g_signal_lookup("show", GTK_TYPE_WIDGET);
}

}  // namespace

NoOtherPreview::NoOtherPreview()
    : m_hook(g_signal_add_emission_hook(ShowSignal(), 0, Shown, nullptr, nullptr)) {}

NoOtherPreview::~NoOtherPreview() {
    g_signal_remove_emission_hook(ShowSignal(), m_hook);
}

void StopPrintJob(wxPrintDialogData& data) {
    auto* native = static_cast<wxGtkPrintNativeData*>(data.GetPrintData().GetNativeData());
    if (native != nullptr && native->GetPrintJob() != nullptr)
        gtk_print_operation_cancel(native->GetPrintJob());
}

}  // namespace gui
