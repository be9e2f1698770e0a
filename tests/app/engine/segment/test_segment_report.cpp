// Which former result stands for a run that is asked for again.

#include "app/engine/segment/segment_report.h"

#include "tests/support/test_data.h"

#include <QTest>

#include <fstream>

using namespace glioscope;
namespace fs = std::filesystem;

namespace {

const std::vector<InputFile> kInputs = {{Sequence::Flair, "H_flair.nii.gz", "aa"},
                                        {Sequence::T1ce, "H_t1ce.nii.gz", "bb"}};

fs::path fileWith(const fs::path& file, const std::string& content)
{
    std::ofstream(file) << content;
    return file;
}

}  // namespace

class TestSegmentReport : public QObject {
    Q_OBJECT

    test::TemporaryFolder m_folder;

    /// A report of an aligned case with the files of a job, and its segmentation beside it.
    fs::path reportFor(const SegmentJob& job) const
    {
        const fs::path file = m_folder.path() / "H_unet_seg.json";
        SegmentReport report;
        report.result.segmentation = fileWith(m_folder.path() / "H_unet_seg.nii.gz", "labels");
        report.result.model = "unet";
        report.modelSha256 = "cc";
        report.inputs = kInputs;
        report.alignment = R"({"onto":"t1ce"})";
        report.given = givenFilesOf(job);
        writeReport(file, report);
        return file;
    }
    static bool standsFor(const fs::path& report, const SegmentJob& job)
    {
        return finishedResult(report, "cc", kInputs, true, givenFilesOf(job)).has_value();
    }

private Q_SLOTS:
    void aMaskOrMovesThatChangedMakeAnotherResult()
    {
        SegmentJob none, mask, moves, both;
        mask.brainMask = both.brainMask = fileWith(m_folder.path() / "mask.nii.gz", "mask");
        moves.knownMoves = both.knownMoves = fileWith(m_folder.path() / "moves.json", "moves");
        const std::vector<SegmentJob> all = {none, mask, moves, both};
        for (const SegmentJob& made : all) {
            const fs::path report = reportFor(made);
            for (const SegmentJob& asked : all) {
                const bool same =
                    asked.brainMask == made.brainMask && asked.knownMoves == made.knownMoves;
                QCOMPARE(standsFor(report, asked), same);
            }
        }
        const fs::path report = reportFor(both);
        fileWith(both.brainMask, "another mask");
        QVERIFY(!standsFor(report, both));
        fileWith(both.brainMask, "mask");
        QVERIFY(standsFor(report, both));
        fileWith(both.knownMoves, "other moves");
        QVERIFY(!standsFor(report, both));
    }

    void whatIsNotAlignedIsNoneOfAnAlignment()
    {
        const fs::path report = reportFor({});
        QVERIFY(standsFor(report, {}));
        QVERIFY(!finishedResult(report, "cc", kInputs, false, {}));
        QVERIFY(!finishedResult(report, "dd", kInputs, true, {}));
        QVERIFY(!finishedResult(report, "cc", {kInputs[0]}, true, {}));
        fs::remove(m_folder.path() / "H_unet_seg.nii.gz");
        QVERIFY(!standsFor(report, {}));
    }
};

QTEST_GUILESS_MAIN(TestSegmentReport)
#include "test_segment_report.moc"
