#include <fcntl.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include <cstdio>
#include <iostream>

#include "cli/terminal.h"
#include "model/problem.h"

namespace cli {

namespace {

constexpr std::size_t kLongestLine = 4096;
bool g_bar_is_open = false;

// Echo off for its lifetime, whatever happens in between.
class Unseen {
public:
    explicit Unseen(int terminal) : m_terminal(terminal) {
        tcgetattr(m_terminal, &m_before);
        termios silent = m_before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(m_terminal, TCSAFLUSH, &silent);
    }
    ~Unseen() { tcsetattr(m_terminal, TCSAFLUSH, &m_before); }
    Unseen(const Unseen&) = delete;
    Unseen& operator=(const Unseen&) = delete;

private:
    int m_terminal;
    termios m_before{};
};

}  // namespace

std::string AskUnseen(const std::string& prompt) {
    const int terminal = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (terminal < 0) {
        throw model::Error(
            model::ErrorKind::NoAccess,
            model::Msg("There is no terminal to ask the passphrase on; use --passphrase-file."));
    }
    std::string line;
    line.reserve(kLongestLine);  // never moved, so that no copy is left behind
    {
        const Unseen unseen(terminal);
        const std::string shown = prompt + ": ";
        if (write(terminal, shown.data(), shown.size()) < 0) line.clear();
        for (char c = 0; line.size() < kLongestLine && read(terminal, &c, 1) == 1 && c != '\n';) line += c;
        if (write(terminal, "\n", 1) < 0) line.clear();
    }
    close(terminal);
    return line;
}

void ShowProgress(long done, long total) {
    if (total <= 0) return;
    const long percent = done * 100 / total;
    static long shown = -1;
    if (percent == shown) return;
    const bool bar = isatty(STDERR_FILENO) != 0;
    if (bar) {
        const std::string filled(static_cast<std::size_t>(percent / 4), '#');
        std::fprintf(stderr, "\r[%-25s] %3ld %%  %ld/%ld%s", filled.c_str(), percent, done, total,
                     done == total ? "\n" : "");
        g_bar_is_open = done != total;
    } else if (percent / 10 != shown / 10 || shown < 0) {
        std::fprintf(stderr, "%ld %%  %ld/%ld\n", percent, done, total);
    }
    shown = done == total ? -1 : percent;
}

void EndProgress() {
    if (g_bar_is_open) std::fputc('\n', stderr);
    g_bar_is_open = false;
}

void Wipe(std::string& secret) {
    explicit_bzero(secret.data(), secret.size());
    secret.clear();
}

}  // namespace cli
