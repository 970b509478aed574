#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

#include "cli/commands.h"

// Everybody on this computer may read what a program was called with; what was typed is not left there.
int main(int argc, char** argv) {
    const std::vector<std::string> words(argv + std::min(argc, 1), argv + argc);
    for (int i = 1; i < argc; ++i) std::memset(argv[i], 0, std::strlen(argv[i]));
    return cli::Run(argc > 0 ? argv[0] : "palpate-cli", words);
}
