// A library of the system that is loaded when it is first needed, not with every start of the program.
#pragma once

namespace text {

// Stays loaded to the end of the program.
class LateLibrary {
public:
    // By the name of its interface: "libcurl.so.4". Where this computer has none nothing is found in it.
    explicit LateLibrary(const char* file);

    // The function of that name; false, and nullptr, where there is none.
    template <class Function>
    [[nodiscard]] bool Find(const char* name, Function& function) const {
        function = reinterpret_cast<Function>(Address(name));
        return function != nullptr;
    }

private:
    [[nodiscard]] void* Address(const char* name) const;

    void* m_handle;
};

}  // namespace text
