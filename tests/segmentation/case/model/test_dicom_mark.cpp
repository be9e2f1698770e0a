#include "segmentation/case/model/dicom_mark.h"

#include "tests/support/test_data.h"

#include <QTest>

#include <fstream>

using namespace glioscope;
using namespace glioscope::test;
namespace fs = std::filesystem;

namespace {

void write(const fs::path& file, const std::string& bytes)
{
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
}

std::string marked()
{
    return std::string(128, '\0') + "DICM and more";
}

}  // namespace

class TestDicomMark : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aStudyIsToldByItsFilesHoweverDeep()
    {
        const TemporaryFolder folder;
        write(folder.path() / "disc" / "readme.txt", "text");
        QVERIFY(!looksLikeStudy(folder.path()));
        write(folder.path() / "disc" / "A" / "B" / "I0001", marked());
        QVERIFY(looksLikeStudy(folder.path()));
        QVERIFY(looksLikeStudy(folder.path() / "disc" / "A" / "B" / "I0001"));
        QVERIFY(!looksLikeStudy(folder.path() / "disc" / "readme.txt"));
        QVERIFY(!looksLikeStudy(folder.path() / "nothing"));
    }

    void namesTellWhereTheMarkIsMissing()
    {
        const TemporaryFolder folder;
        for (const char* name : {"a.DCM", "b.ima", "DICOMDIR"}) {
            write(folder.path() / name / name, "x");
            QVERIFY2(looksLikeStudy(folder.path() / name), name);
            QVERIFY2(looksLikeStudy(folder.path() / name / name), name);
        }
    }

    /// A case is one though its source lies below it; a study is one though results lie below.
    void imagesOfOtherFormatsAreACaseUnlessTheyLieDeeper()
    {
        const TemporaryFolder folder;
        write(folder.path() / "case" / "p_flair.nii.gz", "x");
        write(folder.path() / "case" / "dicom" / "I1", marked());
        QVERIFY(!looksLikeStudy(folder.path() / "case"));
        QVERIFY(!looksLikeStudy(folder.path() / "case" / "p_flair.nii.gz"));
        write(folder.path() / "study" / "I1", marked());
        write(folder.path() / "study" / "results" / "study_unet_seg.nii.gz", "x");
        QVERIFY(looksLikeStudy(folder.path() / "study"));
    }

    void anEmptyFolderIsNone()
    {
        const TemporaryFolder folder;
        QVERIFY(!looksLikeStudy(folder.path()));
    }
};

QTEST_APPLESS_MAIN(TestDicomMark)
#include "test_dicom_mark.moc"
