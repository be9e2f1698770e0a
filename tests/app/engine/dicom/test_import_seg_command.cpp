// Segmentations in DICOM of another writer, pydicom, and our own: what they mark lies in the world
// where it was marked, on the grid of the series that they belong to, or is refused.

#include "segmentation/case/formats/case_reader.h"
#include "segmentation/case/formats/label_writer.h"
#include "segmentation/volume/vectors.h"
#include "tests/support/engine_process.h"
#include "tests/support/seg_peer.h"
#include "tests/support/synthetic_volume.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace glioscope;
using namespace glioscope::test;
using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

class TestImportSegCommand : public QObject {
    Q_OBJECT

    std::optional<TemporaryFolder> m_folder;
    fs::path m_study, m_seg, m_output;
    const Geometry m_grid = obliqueGeometry();

    /// Written by the peer, changed by `more`.
    [[nodiscard]] bool write(const QString& kind, const std::vector<PeerSegment>& segments,
                             const QJsonObject& more = {}) const
    {
        return writePeerSegments(m_seg, kind, segments, more);
    }
    [[nodiscard]] EngineOutcome run(const QStringList& more = {}) const
    {
        return runEngine(QStringList{u"import-seg"_s, text(m_seg), u"--study"_s, text(m_study),
                                     u"--output"_s, text(m_output)} +
                         more);
    }
    [[nodiscard]] static QJsonObject lineOf(const EngineOutcome& outcome, const QString& type)
    {
        for (const QJsonObject& line : jsonLines(outcome.output)) {
            if (line[u"type"_s].toString() == type) {
                return line;
            }
        }
        return {};
    }
    [[nodiscard]] static QList<int> numbersOf(const QJsonObject& question)
    {
        QList<int> numbers;
        for (const QJsonValue segment : question[u"segments"_s].toArray()) {
            numbers << segment[u"number"_s].toInt();
        }
        return numbers;
    }
    [[nodiscard]] LabelMap labels() const
    {
        return readLabels(m_output / "study_seg.nii.gz", LabelScheme::Brats2021).map;
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!hasPydicom()) {
            QSKIP(kNoPydicom);
        }
        m_folder.emplace();
        m_study = m_folder->path() / "study";
        m_seg = m_folder->path() / "seg.dcm";
        m_output = m_folder->path() / "out";
        QVERIFY(writePeerSeries(m_study, {{u"grid"_s, gridJson(m_grid)}, {u"series"_s, 3}}));
    }
    void cleanup()
    {
        if (m_folder) {
            fs::remove_all(m_output);
        }
    }
    void cleanupTestCase() { m_folder.reset(); }

    void ownOnesComeBackVoxelByVoxel()
    {
        const LabelMap written = markerLabels(m_grid);
        writeLabels(m_folder->path() / "own.nii.gz", written, kResultScheme);
        QCOMPARE(runEngine({u"dicom-seg"_s, text(m_folder->path() / "own.nii.gz"), u"--study"_s,
                            text(m_study), u"--output"_s, text(m_seg)})
                     .code,
                 0);
        const EngineOutcome outcome = run();
        QVERIFY2(outcome.code == 0, outcome.error.constData());
        QVERIFY(samePhysicalGrid(labels().geometry, m_grid));
        QVERIFY(labels().voxels == written.voxels);
    }

    void framesLeftOutAndBackwardsAreInTheirPlace_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::newRow("binary") << u"BINARY"_s;
        QTest::newRow("labelmap") << u"LABELMAP"_s;
    }
    void framesLeftOutAndBackwardsAreInTheirPlace()
    {
        QFETCH(const QString, kind);
        Volume<std::uint8_t> edema = boxIn(m_grid, {2, 3, 3}, {6, 9, 4});
        edema.at(7, 8, 9) = 1;  // the slices between are empty
        const Volume<std::uint8_t> enhancing = boxIn(m_grid, {10, 10, 3}, {12, 13, 5});
        QVERIFY(write(kind, {{1, "Oedema", edema}, {2, "Enhancing tumour", enhancing}},
                      {{u"backwards"_s, true}}));
        const EngineOutcome outcome = run();
        QVERIFY2(outcome.code == 0, outcome.error.constData());
        const LabelMap read = labels();
        for (std::size_t v = 0; v < read.voxels.size(); ++v) {
            const Label meant = edema.voxels[v] != 0       ? Label::Oedema
                                : enhancing.voxels[v] != 0 ? Label::Enhancing
                                                           : Label::Background;
            QCOMPARE(read.voxels[v], meant);
        }
    }

    /// The codes count, whatever the labels are called.
    void codesSayWhatSegmentsAre()
    {
        QVERIFY(write(
            u"BINARY"_s,
            {{1, "Segment_1", boxIn(m_grid, {2, 2, 2}, {4, 4, 4}), {"6574001", "SCT", "Necrosis"}},
             {2,
              "Segment_2",
              boxIn(m_grid, {6, 6, 2}, {8, 8, 4}),
              {"C113842", "NCIt", "Enhancing Lesion"}}}));
        const EngineOutcome outcome = run();
        QVERIFY2(outcome.code == 0, outcome.error.constData());
        QCOMPARE(labels().at(2, 2, 2), Label::Necrosis);
        QCOMPARE(labels().at(7, 7, 3), Label::Enhancing);
    }

    void whereSegmentsOverlapWhatLiesFurtherInCountsAndItIsSaid()
    {
        QVERIFY(write(u"BINARY"_s, {{1, "Enhancing tumor", boxIn(m_grid, {4, 4, 4}, {6, 6, 6})},
                                    {2, "Whole tumor", boxIn(m_grid, {2, 2, 2}, {8, 8, 8})}}));
        const EngineOutcome outcome = run();
        QVERIFY2(outcome.code == 0, outcome.error.constData());
        QCOMPARE(labels().at(4, 4, 4), Label::Enhancing);
        QCOMPARE(labels().at(2, 2, 2), Label::Oedema);
        QVERIFY2(outcome.output.contains("overlap in 8 voxels"), outcome.output.constData());
    }

    /// Neither is a part of the other, as a core is of its tumour.
    void whichCountsWhereSegmentsOverlapIsAskedAndFollowed()
    {
        QVERIFY(write(u"BINARY"_s, {{1, "Necrosis", boxIn(m_grid, {4, 4, 4}, {8, 8, 8})},
                                    {2, "Edema", boxIn(m_grid, {6, 6, 6}, {9, 9, 9})},
                                    {3, "Whole tumor", boxIn(m_grid, {2, 2, 2}, {10, 10, 10})}}));
        const EngineOutcome asked = run({u"--ask"_s, u"--json"_s});
        QCOMPARE(asked.code, 2);
        QVERIFY(!fs::exists(m_output));
        const QJsonObject question = lineOf(asked, u"dicom-segmentation-question"_s);
        QCOMPARE(question[u"about"_s].toString(), u"order"_s);
        QCOMPARE(numbersOf(question), (QList{1, 2}));
        const QJsonValue overlap = question[u"overlaps"_s][0];
        QCOMPARE(question[u"overlaps"_s].toArray().size(), 1);
        QCOMPARE(overlap[u"voxels"_s].toInt(), 8);
        QVERIFY(std::abs(overlap[u"ml"_s].toDouble() - 8 * m_grid.voxelVolumeMl()) < 1e-6);
        const EngineOutcome said = run({u"--ask"_s});
        QCOMPARE(said.code, 2);
        QVERIFY2(said.error.contains("--order 1,2"), said.error.constData());

        for (const auto& [order, label] :
             {std::pair{u"1,2"_s, Label::Necrosis}, std::pair{u"2,1"_s, Label::Oedema}}) {
            fs::remove_all(m_output);
            const EngineOutcome told = run({u"--ask"_s, u"--order"_s, order});
            QVERIFY2(told.code == 0, told.error.constData());
            QVERIFY2(!told.output.contains("overlap"), told.output.constData());
            QCOMPARE(labels().at(7, 7, 7), label);
            QCOMPARE(labels().at(5, 5, 5), Label::Necrosis);
            QCOMPARE(labels().at(8, 8, 8), Label::Oedema);
        }
        QVERIFY(run({u"--order"_s, u"1,7"_s}).error.contains("has no segment 7"));
    }

    /// A core within its tumour, and two lesions of one kind, contradict nobody.
    void partsOfEachOtherAreNoQuestion()
    {
        QVERIFY(write(u"BINARY"_s, {{1, "Enhancing tumor", boxIn(m_grid, {4, 4, 4}, {6, 6, 6})},
                                    {2, "Tumor core", boxIn(m_grid, {3, 3, 3}, {7, 7, 7})},
                                    {3, "Whole tumor", boxIn(m_grid, {2, 2, 2}, {8, 8, 8})},
                                    {4, "Enhancing", boxIn(m_grid, {5, 5, 5}, {7, 7, 7})}}));
        const EngineOutcome outcome = run({u"--ask"_s});
        QVERIFY2(outcome.code == 0, outcome.error.constData());
        QCOMPARE(labels().at(3, 3, 3), Label::Necrosis);
        QCOMPARE(labels().at(6, 6, 6), Label::Enhancing);
    }

    void whatNothingSaysIsAskedAndTheAnswerFollowed()
    {
        QVERIFY(write(u"BINARY"_s, {{1, "Thing", boxIn(m_grid, {4, 4, 4}, {6, 6, 6})},
                                    {2, "Edema", boxIn(m_grid, {2, 2, 2}, {8, 8, 8})},
                                    {3, "Thalamus", boxIn(m_grid, {9, 9, 9}, {11, 11, 11})},
                                    {4, "Background", boxIn(m_grid, {0, 0, 0}, {2, 2, 2})}}));
        const EngineOutcome asked = run({u"--ask"_s, u"--json"_s});
        QCOMPARE(asked.code, 2);
        const QJsonObject question = lineOf(asked, u"dicom-segmentation-question"_s);
        QCOMPARE(question[u"about"_s].toString(), u"meanings"_s);
        QCOMPARE(numbersOf(question), (QList{1, 3}));
        QCOMPARE(question[u"segments"_s][0][u"label"_s].toString(), u"Thing"_s);
        const EngineOutcome told = run({u"--ask"_s, u"--meaning"_s, u"1=ET"_s, u"--meaning"_s,
                                        u"3=none"_s, u"--order"_s, u"1,2"_s});
        QVERIFY2(told.code == 0, told.error.constData());
        QCOMPARE(labels().at(4, 4, 4), Label::Enhancing);
        QCOMPARE(labels().at(2, 2, 2), Label::Oedema);
        QCOMPARE(labels().at(9, 9, 9), Label::Background);
        QVERIFY(run({u"--meaning"_s, u"1=liver"_s}).error.contains("--meaning takes"));
    }

    void withoutItsStudyOneComesOnItsOwnGridMatchedWithNothing()
    {
        const Volume<std::uint8_t> edema = boxIn(m_grid, {2, 3, 3}, {6, 9, 7});
        QVERIFY(write(u"BINARY"_s, {{1, "Edema", edema}}));
        const EngineOutcome outcome =
            runEngine({u"import-seg"_s, text(m_seg), u"--output"_s, text(m_output), u"--json"_s});
        QVERIFY2(outcome.code == 0, outcome.error.constData());
        const QJsonObject line = lineOf(outcome, u"dicom-segmentation"_s);
        QCOMPARE(line[u"matched"_s], QJsonValue(false));
        QVERIFY(line[u"notices"_s][0].toString().contains(u"on its own grid"_s));
        const LabelMap read = labels();
        QCOMPARE(read.geometry.size, (Index3{m_grid.size[0], m_grid.size[1], 4}));
        QVERIFY(distance(read.geometry.originLps, m_grid.toLps({0, 0, 3})) < 1e-3);
        QCOMPARE(std::ranges::count(read.voxels, Label::Oedema), 4 * 6 * 4);
        QCOMPARE(read.at(2, 3, 0), Label::Oedema);
    }

    void segmentsThatAreNoTumourComeByThemselves()
    {
        QVERIFY(write(u"BINARY"_s, {{1, "Thalamus", boxIn(m_grid, {4, 4, 4}, {6, 6, 6})},
                                    {2, "Edema", boxIn(m_grid, {2, 2, 2}, {8, 8, 8})}}));
        const EngineOutcome outcome = run();
        QVERIFY2(outcome.code == 0, outcome.error.constData());
        QCOMPARE(namesIn(m_output),
                 (QStringList{u"study_seg.json"_s, u"study_segment1_Thalamus.nii.gz"_s,
                              u"study_segment2_Edema.nii.gz"_s}));
        const Image thalamus = readImage(m_output / "study_segment1_Thalamus.nii.gz");
        QCOMPARE(std::ranges::count(thalamus.voxels, 1.0F), 8);
        QCOMPARE(thalamus.at(5, 5, 5), 1.0F);
    }

    void fractionalOnesAreProbabilities()
    {
        QVERIFY(write(u"FRACTIONAL"_s, {{1, "Edema", boxIn(m_grid, {4, 4, 4}, {6, 6, 6}, 100)}},
                      {{u"maximum"_s, 200}}));
        const EngineOutcome outcome = run();
        QVERIFY2(outcome.code == 0, outcome.error.constData());
        const Image share = readImage(m_output / "study_segment1_Edema.nii.gz");
        QCOMPARE(share.at(4, 5, 4), 128.0F);
        QCOMPARE(share.at(3, 4, 4), 0.0F);
    }

    /// Half the size of the series' voxels along a row.
    void anotherGridIsResampledAndSaid()
    {
        Geometry fine = m_grid;
        fine.size[0] *= 2;
        fine.spacingMm[0] /= 2;
        fine.originLps = m_grid.toLps({-0.25, 0, 0});
        QVERIFY(write(u"BINARY"_s, {{1, "Edema", boxIn(fine, {8, 4, 4}, {12, 6, 6})}}));
        const EngineOutcome outcome = run();
        QVERIFY2(outcome.code == 0, outcome.error.constData());
        QVERIFY2(outcome.output.contains("was resampled"), outcome.output.constData());
        QCOMPARE(std::ranges::count(labels().voxels, Label::Oedema), 8);
        QCOMPARE(labels().at(4, 4, 4), Label::Oedema);
    }

    void anotherPatientsAndAnotherStudysAreRefused_data()
    {
        QTest::addColumn<QJsonObject>("more");
        QTest::addColumn<QByteArray>("sentence");
        QTest::newRow("patient") << QJsonObject{{u"patientId"_s, u"SOMEBODY-1"_s}}
                                 << QByteArray("names another patient");
        QTest::newRow("study") << QJsonObject{{u"study"_s, u"2.25.999"_s}}
                               << QByteArray("belongs to another study");
        QTest::newRow("frame of reference")
            << QJsonObject{{u"frame"_s, u"2.25.998"_s}} << QByteArray("another frame of reference");
        QTest::newRow("series") << QJsonObject{{u"series"_s, 8}, {u"frame"_s, u"2.25.998"_s}}
                                << QByteArray("made of a series that is not among");
    }
    void anotherPatientsAndAnotherStudysAreRefused()
    {
        QFETCH(const QJsonObject, more);
        QFETCH(const QByteArray, sentence);
        QVERIFY(write(u"BINARY"_s, {{1, "Edema", boxIn(m_grid, {2, 2, 2}, {8, 8, 8})}}, more));
        const EngineOutcome outcome = run();
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.error.contains(sentence), outcome.error.constData());
        QVERIFY(!outcome.error.contains("SOMEBODY") && !outcome.error.contains("NOBODY"));
        QVERIFY(!fs::exists(m_output));
    }

    /// Of no references at all: by frame of reference and grid.
    void oneWithoutReferencesIsPlacedByItsGrid()
    {
        QVERIFY(write(u"BINARY"_s, {{1, "Edema", boxIn(m_grid, {2, 2, 2}, {8, 8, 8})}},
                      {{u"references"_s, false}}));
        const EngineOutcome outcome = run();
        QVERIFY2(outcome.code == 0, outcome.error.constData());
        QCOMPARE(labels().at(2, 2, 2), Label::Oedema);
    }

    void damagedOnesAreASentence()
    {
        QVERIFY(write(u"BINARY"_s, {{1, "Edema", boxIn(m_grid, {2, 2, 2}, {8, 8, 8})}}));
        for (const std::uintmax_t cut : {20U, 300U, 900U}) {
            const auto size = fs::file_size(m_seg);
            fs::resize_file(m_seg, size - cut);
            const EngineOutcome outcome = run();
            QCOMPARE(outcome.code, 1);
            QCOMPARE(outcome.error.trimmed().count('\n'), 0);
            QVERIFY(!fs::exists(m_output));
        }
        fs::copy_file(fs::directory_iterator(m_study)->path(), m_seg,
                      fs::copy_options::overwrite_existing);
        QVERIFY(run().error.contains("is no DICOM segmentation"));
    }
};

QTEST_GUILESS_MAIN(TestImportSegCommand)
#include "test_import_seg_command.moc"
