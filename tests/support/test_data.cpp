#include "tests/support/test_data.h"

#include <cstdlib>
#include <stdexcept>
#include <string>

namespace glioscope::test {
namespace fs = std::filesystem;

std::optional<fs::path> realData()
{
    const char* given = std::getenv("GLIOSCOPE_TEST_DATA");
    const fs::path folder = given ? fs::path(given) : sourceFolder().parent_path() / "shared/data";
    std::error_code ignored;
    return fs::is_directory(folder / "brats2018", ignored) ? std::optional(folder) : std::nullopt;
}

fs::path program(const std::string& name)
{
    return fs::path(GLIOSCOPE_BINARY_DIR) / "bin" / name;
}

fs::path sourceFolder()
{
    return fs::path(GLIOSCOPE_SOURCE_DIR);
}

TemporaryFolder::TemporaryFolder()
{
    std::string pattern = (fs::temp_directory_path() / "glioscope-test-XXXXXX").string();
    if (!mkdtemp(pattern.data())) {
        throw std::runtime_error("No temporary folder can be made at " + pattern);
    }
    m_path = pattern;
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;
    fs::remove_all(m_path, ignored);
}

}  // namespace glioscope::test
