// ReadPast in parts, for a window that goes on between them.
#pragma once

#include <memory>

#include "store/past.h"

namespace store {

class PastReader {
public:
    // Reads the visits. Demands ViewChart of that chart. Nothing of the client is to be saved until all is
    // read.
    PastReader(const ClinicStore& store, const model::ClientId& client);
    ~PastReader();
    PastReader(PastReader&&) noexcept;
    PastReader& operator=(PastReader&&) noexcept;

    // What belongs to the next visit; false: there is none left.
    bool ReadNext();
    // Of all visits read; last.
    [[nodiscard]] PastRows Take();

private:
    class Reader;
    std::unique_ptr<Reader> m_reader;
};

}  // namespace store
