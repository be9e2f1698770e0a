#include "app/engine/segment/case_inputs.h"

#include "segmentation/case/dataset/case_finder.h"
#include "tests/support/nifti_builder.h"
#include "tests/support/test_data.h"

#include <QTest>

#include <algorithm>

using namespace glioscope;

namespace {

bool speaksOfOrientation(const std::string& notice)
{
    return notice.find("orientation") != notice.npos;
}

}  // namespace

class TestCaseInputs : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void filesThatLeaveLeftAndRightOpenAreNamed()
    {
        const test::TemporaryFolder folder;
        for (const char* sequence : {"flair", "t1"}) {
            test::NiftiFile nifti = test::smallImage({24, 24, 24});
            nifti.qformCode = 1;
            nifti.qform = {0, 0, 1, std::string(sequence) == "t1" ? 7.5F : 0.0F, 0, 0};
            test::writeFile(folder.path() / ("P_" + std::string(sequence) + ".nii"), nifti.bytes());
        }
        ModelContract contract;
        contract.inputs = {Sequence::Flair, Sequence::T1};
        std::vector<Sentence> notices;
        const SequenceImages images =
            readInputs(neededFiles(findCase(folder.path()), contract), contract, notices);
        QCOMPARE(images.size(), std::size_t{2});
        QCOMPARE(std::ranges::count_if(notices, speaksOfOrientation), 1);
        QCOMPARE(notices.back().text(),
                 "P_t1.nii contradicts itself in its orientation (its sform and "
                 "qform differ by 7.5 mm), so left and right may be exchanged.");
    }

    void filesOfOneDoubtAreOneSentence()
    {
        const test::TemporaryFolder folder;
        for (const char* sequence : {"flair", "t1", "t2"}) {
            test::NiftiFile nifti = test::smallImage({24, 24, 24});
            nifti.sformCode = 0;
            test::writeFile(folder.path() / ("P_" + std::string(sequence) + ".nii"), nifti.bytes());
        }
        ModelContract contract;
        contract.inputs = {Sequence::Flair, Sequence::T1, Sequence::T2};
        std::vector<Sentence> notices;
        (void)readInputs(neededFiles(findCase(folder.path()), contract), contract, notices);
        QCOMPARE(std::ranges::count_if(notices, speaksOfOrientation), 1);
        QVERIFY(notices.back().text().starts_with(
            "P_flair.nii, like 2 more files of its case, does not state"));
    }
};

QTEST_APPLESS_MAIN(TestCaseInputs)
#include "test_case_inputs.moc"
