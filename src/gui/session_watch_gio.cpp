#include <gio/gio.h>
#include <gio/gunixfdlist.h>
#include <unistd.h>

#include <vector>

#include "gui/session_watch.h"

namespace gui {

namespace {

constexpr const char* kLogin = "org.freedesktop.login1";
constexpr const char* kLoginPath = "/org/freedesktop/login1";
constexpr const char* kManager = "org.freedesktop.login1.Manager";
// Each desktop's own; a bus without them never tells of them.
constexpr const char* kScreenSavers[] = {"org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver",
                                         "org.cinnamon.ScreenSaver", "org.mate.ScreenSaver"};

bool Truth(GVariant* parameters) {
    if (!g_variant_is_of_type(parameters, G_VARIANT_TYPE("(b)"))) return false;
    gboolean value = FALSE;
    g_variant_get(parameters, "(b)", &value);
    return value;
}

}  // namespace

struct SessionWatch::Parts {
    explicit Parts(std::function<void()> tell) : away(std::move(tell)) {}

    std::function<void()> away;
    GCancellable* cancel = g_cancellable_new();
    GDBusConnection *session = nullptr, *system = nullptr;
    std::vector<guint> session_signals, system_signals;
    int delay = -1;  // while it is open the computer waits before it sleeps

    ~Parts() {
        g_cancellable_cancel(cancel);
        g_object_unref(cancel);
        Leave(session, session_signals);
        Leave(system, system_signals);
        LetSleep();
    }
    static void Leave(GDBusConnection* bus, const std::vector<guint>& signals) {
        if (!bus) return;
        for (const guint id : signals) g_dbus_connection_signal_unsubscribe(bus, id);
        g_object_unref(bus);
    }
    void LetSleep() {
        if (delay >= 0) ::close(delay);
        delay = -1;
    }
    void AskForDelay();
    void FindOwnSession();
    void HearSession(GDBusConnection* bus);
    void HearSystem(GDBusConnection* bus);

    static void OnActive(GDBusConnection*, const gchar*, const gchar*, const gchar*, const gchar*,
                         GVariant* parameters, gpointer data) {
        if (Truth(parameters)) static_cast<Parts*>(data)->away();
    }
    static void OnLock(GDBusConnection*, const gchar*, const gchar*, const gchar*, const gchar*, GVariant*,
                       gpointer data) {
        static_cast<Parts*>(data)->away();
    }
    static void OnSleep(GDBusConnection*, const gchar*, const gchar*, const gchar*, const gchar*,
                        GVariant* parameters, gpointer data) {
        auto* parts = static_cast<Parts*>(data);
        if (!Truth(parameters)) return parts->AskForDelay();
        parts->away();
        parts->LetSleep();
    }
};

namespace {

// What an answer brought, or nullptr. After a cancelled call the parts are gone: they are touched by an
// answer alone.
template <class T, class Finish>
T* Answer(const Finish& finish) {
    GError* error = nullptr;
    T* answer = finish(&error);
    g_clear_error(&error);
    return answer;
}

}  // namespace

void SessionWatch::Parts::HearSession(GDBusConnection* bus) {
    session = bus;
    g_dbus_connection_set_exit_on_close(bus, FALSE);
    for (const char* name : kScreenSavers) {
        session_signals.push_back(
            g_dbus_connection_signal_subscribe(bus, nullptr, name, "ActiveChanged", nullptr, nullptr,
                                               G_DBUS_SIGNAL_FLAGS_NONE, OnActive, this, nullptr));
    }
}

void SessionWatch::Parts::HearSystem(GDBusConnection* bus) {
    system = bus;
    g_dbus_connection_set_exit_on_close(bus, FALSE);
    system_signals.push_back(g_dbus_connection_signal_subscribe(bus, kLogin, kManager, "PrepareForSleep",
                                                                kLoginPath, nullptr, G_DBUS_SIGNAL_FLAGS_NONE,
                                                                OnSleep, this, nullptr));
    AskForDelay();
    FindOwnSession();
}

void SessionWatch::Parts::AskForDelay() {
    if (delay >= 0) return;
    const auto take = [](GObject* bus, GAsyncResult* result, gpointer data) {
        GUnixFDList* files = nullptr;
        GVariant* reply = Answer<GVariant>([&](GError** error) {
            return g_dbus_connection_call_with_unix_fd_list_finish(G_DBUS_CONNECTION(bus), &files, result,
                                                                   error);
        });
        if (!reply) return;
        gint32 index = 0;
        g_variant_get(reply, "(h)", &index);
        if (files) static_cast<Parts*>(data)->delay = g_unix_fd_list_get(files, index, nullptr);
        g_clear_object(&files);
        g_variant_unref(reply);
    };
    g_dbus_connection_call_with_unix_fd_list(system, kLogin, kLoginPath, kManager, "Inhibit",
                                             g_variant_new("(ssss)", "sleep", "Palpate", "Palpate", "delay"),
                                             G_VARIANT_TYPE("(h)"), G_DBUS_CALL_FLAGS_NONE, -1, nullptr,
                                             cancel, take, this);
}

// Another session's lock is none of ours.
void SessionWatch::Parts::FindOwnSession() {
    const auto take = [](GObject* bus, GAsyncResult* result, gpointer data) {
        GVariant* reply = Answer<GVariant>([&](GError** error) {
            return g_dbus_connection_call_finish(G_DBUS_CONNECTION(bus), result, error);
        });
        if (!reply) return;
        const gchar* path = nullptr;
        g_variant_get(reply, "(&o)", &path);
        auto* parts = static_cast<Parts*>(data);
        parts->system_signals.push_back(g_dbus_connection_signal_subscribe(
            parts->system, kLogin, "org.freedesktop.login1.Session", "Lock", path, nullptr,
            G_DBUS_SIGNAL_FLAGS_NONE, OnLock, parts, nullptr));
        g_variant_unref(reply);
    };
    g_dbus_connection_call(system, kLogin, kLoginPath, kManager, "GetSessionByPID",
                           g_variant_new("(u)", static_cast<guint32>(::getpid())), G_VARIANT_TYPE("(o)"),
                           G_DBUS_CALL_FLAGS_NONE, -1, cancel, take, this);
}

namespace {

// The bus is shared with the toolkit: asking for it cannot be called off for one of those who wait for it.
template <class Parts, void (Parts::*hear)(GDBusConnection*)>
void Join(GBusType kind, const std::shared_ptr<Parts>& parts) {
    const auto take = [](GObject*, GAsyncResult* result, gpointer data) {
        const std::unique_ptr<std::weak_ptr<Parts>> waiting(static_cast<std::weak_ptr<Parts>*>(data));
        auto* bus = Answer<GDBusConnection>([&](GError** error) { return g_bus_get_finish(result, error); });
        const auto there = waiting->lock();
        if (bus && there)
            (there.get()->*hear)(bus);
        else
            g_clear_object(&bus);
    };
    g_bus_get(kind, nullptr, take, new std::weak_ptr<Parts>(parts));
}

}  // namespace

SessionWatch::SessionWatch(std::function<void()> away) : m_parts(std::make_shared<Parts>(std::move(away))) {
    Join<Parts, &Parts::HearSession>(G_BUS_TYPE_SESSION, m_parts);
    Join<Parts, &Parts::HearSystem>(G_BUS_TYPE_SYSTEM, m_parts);
}

SessionWatch::SessionWatch(std::function<void()> away, const std::string& address)
    : m_parts(std::make_shared<Parts>(std::move(away))) {
    const auto take = [](GObject*, GAsyncResult* result, gpointer data) {
        auto* bus = Answer<GDBusConnection>(
            [&](GError** error) { return g_dbus_connection_new_for_address_finish(result, error); });
        if (bus) static_cast<Parts*>(data)->HearSession(bus);
    };
    g_dbus_connection_new_for_address(
        address.c_str(),
        static_cast<GDBusConnectionFlags>(G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                          G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION),
        nullptr, m_parts->cancel, take, m_parts.get());
}

SessionWatch::~SessionWatch() = default;

bool SessionWatch::Hears() const {
    return m_parts->session != nullptr;
}

}  // namespace gui
