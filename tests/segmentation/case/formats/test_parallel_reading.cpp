// Files read by several threads at once, as opening a case, prepare and audit do.

#include "segmentation/case/formats/case_reader.h"
#include "segmentation/system/in_parallel.h"
#include "tests/support/nifti_builder.h"
#include "tests/support/test_data.h"

#include <QTest>

#include <algorithm>
#include <vector>

using namespace glioscope;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t kFiles = 64;
constexpr std::size_t kThreads = 8;
constexpr std::size_t kReads = 20000;

/// Every file has another value, another origin along S and a name of another length.
fs::path writeNumbered(const fs::path& folder, std::size_t n, bool withSform)
{
    test::NiftiFile nifti;
    nifti.sformCode = withSform ? 1 : 0;
    nifti.qformCode = 1;
    nifti.sform[11] = static_cast<float>(n);
    nifti.qform[5] = static_cast<float>(n);
    nifti.append<std::int16_t>(std::vector<double>(24, static_cast<double>(n)));
    const fs::path file = folder / ("case_" + std::string(n + 1, 'x') + ".nii");
    test::writeFile(file, nifti.bytes());
    return file;
}

}  // namespace

class TestParallelReading : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void filesReadAtOnceAreWhatEachIsAlone_data()
    {
        QTest::addColumn<bool>("withSform");
        QTest::newRow("orientation from the sform") << true;
        QTest::newRow("orientation from the qform, by ITK") << false;
    }

    void filesReadAtOnceAreWhatEachIsAlone()
    {
        QFETCH(const bool, withSform);
        const test::TemporaryFolder folder;
        std::vector<fs::path> files;
        for (std::size_t n = 0; n < kFiles; ++n) {
            files.push_back(writeNumbered(folder.path(), n, withSform));
        }
        std::vector<char> right(kReads, 0);
        inParallel(kReads, kThreads, [&](std::size_t read) {
            const std::size_t n = read % kFiles;
            const Image image = readImage(files[n]);
            right[read] = image.geometry.originLps[2] == static_cast<double>(n) &&
                          std::ranges::all_of(image.voxels, [n](float v) { return v == float(n); });
        });
        QCOMPARE(std::ranges::count(right, 1), std::ptrdiff_t(kReads));
    }
};

QTEST_APPLESS_MAIN(TestParallelReading)
#include "test_parallel_reading.moc"
