#include "app/engine/evaluate/evaluation_pairs.h"

#include "segmentation/system/error.h"
#include "tests/support/test_data.h"

#include <QTest>

#include <fstream>

using namespace glioscope;
using glioscope::test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

void touch(const fs::path& file)
{
    fs::create_directories(file.parent_path());
    std::ofstream(file) << 'x';
}

void touchCase(const fs::path& dataset, const std::string& name)
{
    for (const char* slot : {"flair", "t1", "t1ce", "t2", "seg"}) {
        touch(dataset / name / (name + "_" + slot + ".nii.gz"));
    }
}

}  // namespace

class TestEvaluationPairs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void predictionsFindTheirCaseAndModel()
    {
        const TemporaryFolder folder;
        const fs::path data = folder.path() / "data";
        const fs::path made = folder.path() / "made";
        touchCase(data, "Brats18_A_1");
        touchCase(data, "Brats18_A_1_2");
        touch(made / "Brats18_A_1_2_unet_seg.nii.gz");
        touch(made / "Brats18_A_1_unet_seg.nii.gz");
        touch(made / "Brats18_A_1_my_net_seg.nii.gz");
        touch(made / "Brats18_A_1_unet_WT.nii.gz");
        const PairedFolders paired = pairFolders(made, data);
        QCOMPARE(paired.pairs.size(), std::size_t{3});
        QCOMPARE(paired.pairs[0].model, std::string("my_net"));
        QCOMPARE(paired.pairs[1].caseName, std::string("Brats18_A_1"));
        QCOMPARE(paired.pairs[2].caseName, std::string("Brats18_A_1_2"));
        QCOMPARE(paired.pairs[2].model, std::string("unet"));
        QCOMPARE(paired.pairs[2].reference.file, data / "Brats18_A_1_2/Brats18_A_1_2_seg.nii.gz");
        QVERIFY(paired.casesWithoutPrediction.empty() && paired.predictionsWithoutCase.empty());
    }

    void whatHasNoPartnerIsTold()
    {
        const TemporaryFolder folder;
        const fs::path data = folder.path() / "data";
        const fs::path made = folder.path() / "made";
        touchCase(data, "Brats18_A_1");
        touchCase(data, "Brats18_B_1");
        touch(made / "Brats18_A_1_seg.nii.gz");
        touch(made / "Brats18_C_1_seg.nii.gz");
        const PairedFolders paired = pairFolders(made, data);
        QCOMPARE(paired.pairs.size(), std::size_t{1});
        QVERIFY(paired.pairs[0].model.empty());
        QCOMPARE(paired.casesWithoutPrediction, std::vector<std::string>{"Brats18_B_1"});
        QCOMPARE(paired.predictionsWithoutCase.size(), std::size_t{1});
    }

    void flatFoldersPairByName()
    {
        const TemporaryFolder folder;
        touch(folder.path() / "labels/BRATS_001.nii.gz");
        touch(folder.path() / "labels/BRATS_002.nii.gz");
        touch(folder.path() / "made/BRATS_002.nii.gz");
        const PairedFolders paired = pairFolders(folder.path() / "made", folder.path() / "labels");
        QCOMPARE(paired.pairs.size(), std::size_t{1});
        QCOMPARE(paired.pairs[0].caseName, std::string("BRATS_002"));
    }

    void aResultOfACaseWithoutLabelsIsNobodyElses()
    {
        const TemporaryFolder folder;
        const fs::path data = folder.path() / "data", made = folder.path() / "made";
        touchCase(data, "P01");
        touchCase(data, "P01_2");
        fs::remove(data / "P01_2/P01_2_seg.nii.gz");
        touch(made / "P01_vnet_seg.nii.gz");
        touch(made / "P01_2_vnet_seg.nii.gz");
        const PairedFolders paired = pairFolders(made, data);
        QCOMPARE(paired.pairs.size(), std::size_t{1});
        QCOMPARE(paired.pairs[0].caseName, std::string("P01"));
        QCOMPARE(paired.predictionsWithoutCase,
                 std::vector<fs::path>{made / "P01_2_vnet_seg.nii.gz"});
        QVERIFY(paired.casesWithoutPrediction.empty());
    }

    void namesWithSpacesAreFoundAsSegmentWritesThem()
    {
        const TemporaryFolder folder;
        touchCase(folder.path() / "data", "Patient 01 b");
        touchCase(folder.path() / "data", "Patient 02");
        touch(folder.path() / "made/Patient_01_b_vnet_seg.nii.gz");
        const PairedFolders paired = pairFolders(folder.path() / "made", folder.path() / "data");
        QCOMPARE(paired.pairs.size(), std::size_t{1});
        QCOMPARE(paired.pairs[0].caseName, std::string("Patient 01 b"));
        QCOMPARE(paired.pairs[0].model, std::string("vnet"));
    }

    void foldersWithoutAPairAreRefused()
    {
        const TemporaryFolder folder;
        touch(folder.path() / "labels/a_seg.nii.gz");
        touch(folder.path() / "made/b_seg.nii.gz");
        QVERIFY_THROWS_EXCEPTION(
            Error, (void)pairFolders(folder.path() / "made", folder.path() / "labels"));
    }
};

QTEST_GUILESS_MAIN(TestEvaluationPairs)
#include "test_evaluation_pairs.moc"
