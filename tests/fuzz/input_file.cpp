#include "tests/fuzz/input_file.h"

#include "tests/support/test_data.h"

#include <fstream>

namespace glioscope::fuzz {

std::filesystem::path inputFile(const std::string& name, const std::uint8_t* data, std::size_t size)
{
    static const test::TemporaryFolder folder;
    std::filesystem::path path = folder.path() / name;
    std::ofstream(path, std::ios::binary)
        .write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
    return path;
}

}  // namespace glioscope::fuzz
