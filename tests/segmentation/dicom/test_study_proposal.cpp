// Which series of a study is proposed for which sequence, and what becomes a question.

#include "segmentation/dicom/study_proposal.h"

#include <QTest>

using namespace glioscope;

namespace {

struct Made {
    int number;
    const char* description;
    double tr, te, ti = 0;
    const char* agent = "";
    double pixelMm = 1;
    int slices = 20;
    bool derived = false;
    const char* study = "2.25.1";
    int firstInstance = 1;
};

struct Study {
    std::vector<DicomInstance> instances;
    std::vector<SeriesVolume> volumes;
    StudyProposal proposal;
    explicit Study(const std::vector<Made>& series)
    {
        for (const Made& made : series) {
            for (int k = 0; k < made.slices; ++k) {
                DicomInstance one;
                one.file = "/study/" + std::to_string(made.number) + "-" + std::to_string(k);
                one.studyUid = made.study;
                one.seriesUid = std::string(made.study) + "." + std::to_string(made.number);
                one.sopInstanceUid = one.seriesUid + "." + std::to_string(made.firstInstance + k);
                one.seriesNumber = made.number;
                one.seriesDescription = made.description;
                one.scanningSequence = "SE";
                one.contrastAgent = made.agent;
                one.pixels.rows = one.pixels.columns = 10;
                DicomFrame frame;
                frame.positionLps = {0, 0, 3.0 * k};
                frame.spacingMm = {made.pixelMm, made.pixelMm};
                frame.instanceNumber = made.firstInstance + k;
                frame.derived = made.derived;
                frame.mr = {.repetitionTimeMs = made.tr,
                            .echoTimeMs = made.te,
                            .inversionTimeMs = {},
                            .flipAngleDegrees = {},
                            .triggerTimeMs = {},
                            .echoNumber = {}};
                if (made.ti > 0) {
                    frame.mr.inversionTimeMs = made.ti;
                }
                one.frames = {frame};
                instances.push_back(one);
            }
        }
        volumes = volumesOf(instances);
        proposal = proposeSequences(volumes, instances);
    }

    /// Its number; 0 where there is none.
    [[nodiscard]] int chosen(Sequence sequence) const
    {
        const auto& row = proposal.chosen[static_cast<std::size_t>(sequence)];
        return row ? volumes[*row].header(instances).seriesNumber.value_or(-1) : 0;
    }
    [[nodiscard]] std::vector<int> all() const
    {
        return {chosen(Sequence::Flair), chosen(Sequence::T1), chosen(Sequence::T1ce),
                chosen(Sequence::T2)};
    }
    [[nodiscard]] std::string said() const
    {
        std::string text;
        for (const Sentence& question : proposal.questions) {
            text += question.text() + "\n";
        }
        return text;
    }
};

const Made kFlair = {2, "Tra FLAIR", 9000, 120, 2500};
const Made kT1 = {3, "Tra T1", 520, 12};
const Made kT2 = {4, "Tra T2", 4800, 100};
const Made kT1ce = {5, "Tra T1 post", 520, 12};

using Numbers = std::vector<int>;

}  // namespace

class TestStudyProposal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fourSeriesThatAreClearAreProposedWithoutAQuestion()
    {
        const Study study({kT2,
                           {1, "Localizer", 8, 3, 0, "", 1, 2},
                           kT1,
                           kFlair,
                           kT1ce,
                           {6, "ep2d diff", 5000, 80}});
        QCOMPARE(study.all(), (Numbers{2, 3, 5, 4}));
        QVERIFY2(study.said().empty(), study.said().c_str());
        for (const StudyProposal::Row& row : study.proposal.rows) {
            QVERIFY(!row.reason.empty());
        }
    }

    void anUnnamedT1IsToldByWhetherItCameBeforeTheFirstWithContrast()
    {
        Made agent = kT1ce;
        agent.description = "Tra T1";
        agent.agent = "Gd";
        const Study study({kT1, agent});
        QCOMPARE(study.all(), (Numbers{0, 3, 5, 0}));
        QVERIFY(study.proposal.rows[0].reason.text().find(
                    "before series 5, Tra T1, the first with contrast agent") != std::string::npos);
        Made after = kT1;
        after.number = 9;
        const Study late({after, agent});
        QCOMPARE(late.chosen(Sequence::T1), 0);
        QCOMPARE(late.proposal.claims[std::size_t(Sequence::T1ce)].size(), std::size_t{2});
    }

    void twoClaimsAreAQuestionThatNamesBothTheFinerFirst()
    {
        Made fine = kT1ce;
        fine.number = 7;
        fine.description = "Iso T1 post";
        fine.pixelMm = 0.5;
        const Study study({kFlair, kT1, kT2, kT1ce, fine});
        QCOMPARE(study.all(), (Numbers{2, 3, 0, 4}));
        QCOMPARE(study.proposal.questions.size(), std::size_t{1});
        QVERIFY2(study.said().find("Which is the T1ce: series 7, Iso T1 post (") == 0,
                 study.said().c_str());
        QVERIFY2(study.said().find(") and series 5, Tra T1 post (") != std::string::npos,
                 study.said().c_str());
    }

    void noneIsAQuestionToo()
    {
        QVERIFY(Study({kT1}).said() ==
                "No series is known to be the FLAIR, T1ce and T2; which ones are they, if any?\n");
        const Study study({kFlair, kT1, kT1ce});
        QCOMPARE(study.all(), (Numbers{2, 3, 5, 0}));
        QVERIFY2(study.said().find("No series is known to be the T2") == 0, study.said().c_str());
    }

    void whatWasMadeFromOtherImagesCountsOnlyWhereNothingElseDoes()
    {
        Made reformatted = kT2;
        reformatted.number = 40;
        reformatted.derived = true;
        QCOMPARE(Study({kT2, reformatted}).chosen(Sequence::T2), 4);
        QCOMPARE(Study({reformatted}).chosen(Sequence::T2), 40);
    }

    void aContradictionIsAskedAboutAndProposedForNeither()
    {
        Made doubtful = kT1;
        doubtful.description = "Tra T1 pre";
        doubtful.agent = "Gd";
        const Study study({kFlair, doubtful, kT2, kT1ce});
        QCOMPARE(study.all(), (Numbers{2, 0, 5, 4}));
        QVERIFY2(study.said().find("Is series 3, Tra T1 pre a T1 or a T1ce?") == 0,
                 study.said().c_str());
    }

    void theSlicesOfALocalizerClaimNothing()
    {
        Made scout = kT1;
        scout.slices = 2;
        const Study study({scout});
        QCOMPARE(study.chosen(Sequence::T1), 0);
        QCOMPARE(study.proposal.rows[0].reason.text(),
                 std::string("it has fewer than three slices"));
    }

    void aTimeSeriesClaimsNothing()
    {
        std::vector<Made> phases(6, kT1);
        for (std::size_t n = 0; n < phases.size(); ++n) {
            phases[n].firstInstance = 1 + 20 * int(n);
        }
        const Study study(phases);
        QCOMPARE(study.volumes.size(), std::size_t{6});
        QCOMPARE(study.chosen(Sequence::T1), 0);
        QVERIFY(study.proposal.claims[std::size_t(Sequence::T1)].empty());
        QCOMPARE(study.proposal.rows[0].reason.text(),
                 std::string("it is one of 6 volumes of the same slices, a time series"));
    }

    void twoStudiesAreAQuestionAndNothingIsProposed()
    {
        Made other = kT2;
        other.study = "2.25.2";
        const Study study({kFlair, kT1, other});
        QCOMPARE(study.all(), (Numbers{0, 0, 0, 0}));
        QVERIFY2(study.said().find("The folder holds 2 studies") == 0, study.said().c_str());
    }
};

QTEST_GUILESS_MAIN(TestStudyProposal)
#include "test_study_proposal.moc"
