// What a series is taken for: by its numbers first, then by its description. All descriptions are
// made up; they are of the kinds that scanners and technicians write.

#include "segmentation/dicom/sequence_claim.h"

#include <QTest>

#include <optional>

using namespace glioscope;

namespace {

struct Series {
    const char* description;
    const char* scanning = "SE";
    double tr = 0, te = 0, ti = 0;  ///< 0: the header does not say
    const char* agent = "";
};

SequenceClaim claimed(const Series& series,
                      const std::function<void(DicomInstance&, DicomFrame&)>& change = {})
{
    DicomInstance header;
    header.seriesDescription = series.description;
    header.scanningSequence = series.scanning;
    header.contrastAgent = series.agent;
    DicomFrame frame;
    const auto told = [](double ms) { return ms > 0 ? std::optional(ms) : std::nullopt; };
    frame.mr.repetitionTimeMs = told(series.tr);
    frame.mr.echoTimeMs = told(series.te);
    frame.mr.inversionTimeMs = told(series.ti);
    if (change) {
        change(header, frame);
    }
    return claimOf(header, frame);
}

}  // namespace

Q_DECLARE_METATYPE(Series)

class TestSequenceClaim : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbersDecideWhatASeriesIs_data()
    {
        QTest::addColumn<Series>("series");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const Series& series, const char* expected) {
            QTest::newRow(series.description) << series << QByteArray(expected);
        };
        row({"Tra T2 FLAIR", "SE\\IR", 9000, 120, 2500}, "flair");
        row({"FLAIR tra low field", "SE", 4000, 190, 1400}, "flair");
        row({"Cube FLAIR iso", "SE", 6000, 380, 1750}, "flair");
        row({"dark fluid", "SE\\IR", 8000, 100, 0}, "flair");
        row({"T1 FLAIR tra", "SE\\IR", 2500, 12, 900}, "t1");
        row({"T1 FLAIR tra post Gd", "SE\\IR", 2500, 12, 900}, "t1");
        row({"Sag prepared", "GR\\IR", 2000, 2.5, 900}, "t1");
        row({"Fast spoiled", "GR", 8, 3.2, 450}, "t1");
        row({"Spoiled without preparation", "GR", 8, 3.2}, "t1");
        row({"2D FLASH", "GR", 250, 4}, "t1");
        row({"FLASH of no stated TR", "GR", 0, 4}, "t1");
        row({"Spin echo of no stated TR", "SE", 0, 12}, "");
        row({"Spin echo short", "SE", 520, 12}, "t1");
        row({"Turbo spin echo long", "SE", 4800, 100}, "t2");
        row({"Variable flip angle", "SE", 3000, 260}, "t2");
        row({"T2 tra after agent", "SE", 4800, 100, 0, "Gd"}, "t2");
        row({"Double echo first", "SE", 3000, 15}, "");
        row({"fat dark", "SE\\IR", 4000, 60, 160}, "");
        row({"T2* tra", "GR", 600, 20}, "");
        row({"ep2d", "EP", 5000, 80}, "");
        row({"TOF 3 slabs", "GR", 22, 4}, "");
        row({"T1 localizer", "GR", 8, 3}, "");
        row({"T1 perfusion", "GR", 5, 2}, "");
    }

    void numbersDecideWhatASeriesIs()
    {
        QFETCH(Series, series);
        QFETCH(QByteArray, expected);
        const SequenceClaim claim = claimed(series);
        QCOMPARE(QByteArray(claim.sequence ? key(*claim.sequence).data() : ""), expected);
        QVERIFY(!claim.reason.empty());
    }

    void numbersGoBeforeWordsAndTheContradictionIsSaid()
    {
        const SequenceClaim claim = claimed({"Tra T2", "SE", 520, 12});
        QVERIFY(claim.sequence == Sequence::T1);
        QCOMPARE(claim.reason.text(),
                 std::string("TR 520 ms and TE 12 ms, though its description says T2"));
    }

    void whereNumbersAreMissingTheDescriptionIsAsked()
    {
        const SequenceClaim claim = claimed({"Tra T2 TSE"});
        QVERIFY(claim.sequence == Sequence::T2);
        QCOMPARE(claim.reason.text(), std::string("it states no TE; its description says T2"));
        QVERIFY(claimed({"T2 FLAIR"}).sequence == Sequence::Flair);
        QVERIFY(claimed({"T1_POST_GD_FLAIR"}).sequence == Sequence::T1);
        QVERIFY(claimed({"T1_POST_GD_FLAIR"}).contrast == Contrast::Given);
        QVERIFY(!claimed({"Protocol 7"}).sequence);
        QVERIFY(!claimed({""}).sequence);
    }

    void whatAnEnhancedHeaderSaysIsBelieved()
    {
        const auto saying = [](const char* contrast) {
            return claimed({"unnamed", "SE", 4000, 190, 1400},
                           [&](DicomInstance&, DicomFrame& frame) { frame.contrast = contrast; });
        };
        QVERIFY(saying("FLUID_ATTENUATED").sequence == Sequence::Flair);
        QVERIFY(saying("T1").sequence == Sequence::T1);
        QVERIFY(!saying("DIFFUSION").sequence);
        QVERIFY(saying("UNKNOWN").sequence == Sequence::Flair);
    }

    void aPhaseIsNoneOfTheFour()
    {
        QVERIFY(!claimed({"Tra T1", "SE", 520, 12}, [](DicomInstance&, DicomFrame& frame) {
                     frame.component = 'P';
                 }).sequence);
    }

    void contrastAgentIsFoundInHeaderAndWords_data()
    {
        QTest::addColumn<QByteArray>("description");
        QTest::addColumn<QByteArray>("agent");
        QTest::addColumn<int>("expected");
        const auto row = [](const char* description, const char* agent, Contrast expected) {
            QTest::addRow("%s / %s", description, agent)
                << QByteArray(description) << QByteArray(agent) << int(expected);
        };
        row("Tra T1", "", Contrast::Unknown);
        row("Tra T1", "NONE", Contrast::Unknown);
        row("Tra T1", "Gd 7.5 ml", Contrast::Given);
        row("T1 tra navigation-post", "", Contrast::Given);
        row("POST TRA T1 FS", "", Contrast::Given);
        row("T1 FLAIR tra post Gd", "", Contrast::Given);
        row("T1 tra +C", "", Contrast::Given);
        row("T1 tra C+", "", Contrast::Given);
        row("T1ce iso", "", Contrast::Given);
        row("T1 with contrast", "", Contrast::Given);
        row("T1 w/ contrast", "", Contrast::Given);
        row("T1 tra KM", "", Contrast::Given);
        row("T1 tra PRE", "", Contrast::Native);
        row("T1 pre Gd", "", Contrast::Native);
        row("T1 W/O CONTRAST", "", Contrast::Native);
        row("T1 without contrast", "", Contrast::Native);
        row("T1 tra -C", "", Contrast::Native);
        row("T1 tra C-", "", Contrast::Native);
        row("T1 nativ", "", Contrast::Native);
        row("T1 tra con contraste", "", Contrast::Given);
        row("t1_tra_mdc", "", Contrast::Given);
        row("t1_sin_contraste", "", Contrast::Native);
        row("T1 sans gado", "", Contrast::Native);
        row("T1 ohne KM", "", Contrast::Native);
        row("T1 tra post op", "", Contrast::Unknown);
    }

    void contrastAgentIsFoundInHeaderAndWords()
    {
        QFETCH(QByteArray, description);
        QFETCH(QByteArray, agent);
        QFETCH(int, expected);
        const SequenceClaim claim =
            claimed({description.constData(), "SE", 520, 12, 0, agent.constData()});
        QVERIFY(claim.sequence == Sequence::T1);
        QCOMPARE(int(claim.contrast), expected);
        QVERIFY(claim.doubt.empty());
        QCOMPARE(claim.contrastReason.empty(), expected == int(Contrast::Unknown));
    }

    void headerAndWordsThatContradictEachOtherAreADoubt()
    {
        const SequenceClaim claim = claimed({"T1 tra pre", "SE", 520, 12, 0, "Gd"});
        QVERIFY(claim.contrast == Contrast::Unknown);
        QVERIFY(claim.doubt.text().find("names a contrast agent") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestSequenceClaim)
#include "test_sequence_claim.moc"
