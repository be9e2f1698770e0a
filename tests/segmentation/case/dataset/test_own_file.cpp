#include "segmentation/case/dataset/own_file.h"

#include "segmentation/system/error.h"
#include "tests/support/test_data.h"

#include <QTest>

#include <fstream>

using namespace glioscope;
namespace fs = std::filesystem;

class TestOwnFile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder.emplace();
        m_files = CaseFiles();
        m_files.name = "P";
        m_files.folder = m_folder->path() / "case";
        fs::create_directories(m_files.folder);
        fs::create_directories(m_folder->path() / "expert");
        m_files.images[static_cast<std::size_t>(Sequence::T1)] = put("case/P_t1.nii.gz");
        m_files.labels = put("expert/P.nii.gz");
    }

    void imagesAndTheExpertsSegmentationAreTheCasesOwn()
    {
        QCOMPARE(what("case/P_t1.nii.gz"), std::string("T1 image"));
        QCOMPARE(what("expert/P.nii.gz"), std::string("expert's segmentation"));
        QCOMPARE(what("case/../case/./P_t1.nii.gz"), std::string("T1 image"));
    }

    void linksAreTheFileThatTheyLeadTo()
    {
        fs::create_symlink(*m_files.labels, m_folder->path() / "link.nii.gz");
        fs::create_hard_link(*m_files.labels, m_folder->path() / "hard.nii.gz");
        fs::create_directory_symlink(m_files.folder, m_folder->path() / "other");
        QCOMPARE(what("link.nii.gz"), std::string("expert's segmentation"));
        QCOMPARE(what("hard.nii.gz"), std::string("expert's segmentation"));
        QCOMPARE(what("other/P_t1.nii.gz"), std::string("T1 image"));
    }

    void anotherEndingInTheSameFolderTakesTheFilesPlaceToo()
    {
        QCOMPARE(what("case/P_t1.nii"), std::string("T1 image"));
        QCOMPARE(what("case/P_t1.nrrd"), std::string("T1 image"));
        QCOMPARE(what("expert/P_t1.nii"), std::string());
    }

    void otherNamesAndFoldersAreFree()
    {
        put("P_t1.nii.gz");
        for (const char* free : {"P_t1.nii.gz", "case/P_unet_seg.nii.gz", "case/P_t1ce.nii.gz",
                                 "nowhere/P_t1.nii.gz"}) {
            QCOMPARE(what(free), std::string());
        }
    }

    void theRefusalNamesTheFileAndItsPart()
    {
        try {
            refuseOwnFile(m_files, m_folder->path() / "case/P_t1.nii");
            QFAIL("A scan would have been replaced.");
        } catch (const AmbiguousInput& refusal) {
            const std::string sentence = refusal.what();
            QVERIFY(sentence.find("T1 image of the case P, P_t1.nii.gz") != std::string::npos);
            QVERIFY(sentence.find("Choose another name") != std::string::npos);
        }
    }

private:
    fs::path put(const std::string& name)
    {
        std::ofstream(m_folder->path() / name) << "voxels";
        return m_folder->path() / name;
    }

    std::string what(const std::string& target)
    {
        const auto own = ownFileAt(m_files, m_folder->path() / target);
        return own ? own->what.text() : std::string();
    }

    std::optional<test::TemporaryFolder> m_folder;
    CaseFiles m_files;
};

QTEST_GUILESS_MAIN(TestOwnFile)
#include "test_own_file.moc"
