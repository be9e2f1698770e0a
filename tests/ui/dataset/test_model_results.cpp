#include "ui/dataset/model_results.h"

#include "segmentation/case/dataset/case_finder.h"
#include "tests/support/touched_files.h"

#include <QTest>

using namespace glioscope;

class TestModelResults : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void resultsBesideACaseAreNamedByTheirModels()
    {
        const auto folder = m_folder.path() / "P1";
        std::filesystem::create_directories(folder);
        test::touchBrats(folder, "P1");
        test::touch(folder, {"P1_vnet_seg.nii.gz", "P1_unet_seg.nii.gz", "P1_unet_seg.nii",
                             "P1_my.model-2_seg.nii.gz"});
        const CaseFiles files = findCase(folder);
        QCOMPARE(test::labelsName(files), std::string("P1_seg.nii.gz"));
        QCOMPARE(modelResultsOf(files),
                 (QStringList{QStringLiteral("my.model-2"), QStringLiteral("unet"),
                              QStringLiteral("vnet")}));
    }

    void imagesAndOtherCasesLabelsAreNone()
    {
        const auto folder = m_folder.path() / "P2";
        std::filesystem::create_directories(folder);
        test::touchBrats(folder, "P2");
        test::touch(folder, {"P2_adc.nii.gz", "P21_unet_seg.nii.gz", "notes_seg.nii.gz"});
        QCOMPARE(modelResultsOf(findCase(folder)), QStringList());
    }

private:
    test::TemporaryFolder m_folder;
};

QTEST_GUILESS_MAIN(TestModelResults)
#include "test_model_results.moc"
