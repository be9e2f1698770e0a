#include "segmentation/case/dataset/label_file.h"

#include "segmentation/system/error.h"
#include "tests/support/test_data.h"

#include <QTest>

#include <fstream>

using namespace glioscope;
using glioscope::test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

fs::path touched(const fs::path& file)
{
    fs::create_directories(file.parent_path());
    std::ofstream(file) << 'x';
    return file;
}

}  // namespace

class TestLabelFile : public QObject {
    Q_OBJECT

    TemporaryFolder m_folder;

private Q_SLOTS:
    void aCaseFolderMeansItsLabels()
    {
        const fs::path folder = m_folder.path() / "Brats18_A_1";
        for (const char* slot : {"flair", "t1", "t1ce", "t2", "seg"}) {
            touched(folder / ("Brats18_A_1_" + std::string(slot) + ".nii.gz"));
        }
        const LabelFile labels = labelFileOf(folder);
        QCOMPARE(labels.file.filename(), fs::path("Brats18_A_1_seg.nii.gz"));
        QCOMPARE(labels.namedScheme, std::optional(LabelScheme::Brats2021));
        QCOMPARE(labels.caseName, std::string("Brats18_A_1"));
    }

    void aFileIsCalledAfterItsCase()
    {
        const fs::path folder = m_folder.path() / "alone";
        QCOMPARE(labelFileOf(touched(folder / "tumour-seg.nii.gz")).caseName,
                 std::string("tumour"));
        QCOMPARE(labelFileOf(touched(folder / "plain.nrrd")).caseName, std::string("plain"));
    }

    void whatIsNotThereIsNamed()
    {
        QVERIFY_THROWS_EXCEPTION(Error, (void)labelFileOf(m_folder.path() / "nothing.nii.gz"));
    }
};

QTEST_GUILESS_MAIN(TestLabelFile)
#include "test_label_file.moc"
