// pack_toml FILE.toml FILE.values
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "terms/toml_packed.h"

int main(int argc, char** argv) {
    if (argc != 3) return 2;
    try {
        std::ifstream in(argv[1], std::ios::binary);
        const std::string content{std::istreambuf_iterator<char>(in), {}};
        std::ofstream out(argv[2], std::ios::binary);
        out << terms::PackToml(content, argv[1]);
        out.close();
        if (in && out) return 0;
        std::fprintf(stderr, "%s: cannot be written\n", argv[2]);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s: %s\n", argv[1], error.what());
    }
    std::error_code ignored;
    std::filesystem::remove(argv[2], ignored);
    return 1;
}
