#pragma once

// Where tests find the real cases (outside the repository), the built programs, and room to write.

#include <filesystem>
#include <optional>
#include <string>

namespace glioscope::test {

/// The folder of real cases beside the checkout, or $GLIOSCOPE_TEST_DATA; nothing where it is
/// absent. A test that needs it calls QSKIP(kNoRealData) then.
[[nodiscard]] std::optional<std::filesystem::path> realData();

inline constexpr const char* kNoRealData =
    "The folder of real cases, ../shared/data beside the checkout, is absent.";

/// Absolute path of a built program, such as "glioscope-engine".
[[nodiscard]] std::filesystem::path program(const std::string& name);

/// The folder of this checkout.
[[nodiscard]] std::filesystem::path sourceFolder();

/// A new empty folder, removed with everything in it at the end of its scope.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

}  // namespace glioscope::test
