// From a scanner's study to a segmentation in DICOM and back, in the real window with the real
// engine: a whole head on four oblique grids is dropped, corrected, aligned, stripped, segmented,
// saved, and opened again where its tumour is. One chain: each test goes on where the one before
// ended.

#include "segmentation/volume/resample.h"
#include "segmentation/volume/vectors.h"
#include "tests/support/questions.h"
#include "tests/support/raw_head_case.h"
#include "tests/support/seg_peer.h"
#include "tests/support/study_window_case.h"
#include "tests/support/synthetic_volume.h"
#include "tests/support/whole_head.h"
#include "ui/window/dicom_commands.h"

#include <QCheckBox>
#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace glioscope;
using namespace glioscope::test;
using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

namespace {

constexpr int kLongMs = 250'000;  // a machine that is busy with other things
constexpr int kSavingMs = 60'000;

/// The middle of the head's tumour: on the right, in front, above; a mirrored or swapped axis takes
/// it elsewhere.
constexpr Vec3 kTumourLps = {-30.4, -44.0, 21.3};

/// As slices are stored: right-handed, their normal along k. Sagittal, axial, oblique axial,
/// coronal.
Geometry headGrid(Sequence sequence)
{
    switch (sequence) {
    case Sequence::Flair: return obliqueHeadGrid({4, 2, 2}, {1, 2, 0}, {false, true, true}, -4, 5);
    case Sequence::T1: return obliqueHeadGrid({2, 2, 4}, {0, 1, 2}, {false, false, false}, -3, 12);
    case Sequence::T1ce:
        return obliqueHeadGrid({1.5, 1.5, 3}, {0, 1, 2}, {true, true, false}, 7, 9);
    case Sequence::T2: break;
    }
    return obliqueHeadGrid({2, 4, 2}, {0, 2, 1}, {false, true, false}, 3, -6);
}

/// A series of the head as it lies after the patient moved: `toHead` maps the series' world to the
/// head's.
DicomFixture headSeries(const Phantom& head, Sequence sequence, const RigidTransform& toHead)
{
    DicomFixture series = markerSeries(sequence, anisotropicGeometry());
    const Image image =
        onGrid(head.images[static_cast<std::size_t>(sequence)], toHead, headGrid(sequence));
    series.stored = Volume<int>(image.geometry);
    std::ranges::transform(image.voxels, series.stored.voxels.begin(), [](float value) {
        return std::clamp(static_cast<int>(std::lround(value)), 0, 4095);
    });
    return series;
}

struct Place {
    double voxels = 0;
    Vec3 centre = {0, 0, 0};  ///< centroid, LPS mm
};

template <typename Accepts>
Place placeOf(const LabelMap& map, Accepts accepts)
{
    Place place;
    const Index3& size = map.geometry.size;
    for (int k = 0; k < size[2]; ++k) {
        for (int j = 0; j < size[1]; ++j) {
            for (int i = 0; i < size[0]; ++i) {
                if (accepts(map.at(i, j, k))) {
                    ++place.voxels;
                    place.centre =
                        sum(place.centre, map.geometry.toLps({double(i), double(j), double(k)}));
                }
            }
        }
    }
    place.centre = scaled(place.centre, 1 / std::max(place.voxels, 1.0));
    return place;
}

Place tumourOf(const LabelMap& map)
{
    return placeOf(map, isTumour);
}

QByteArray lpsText(const Vec3& lps)
{
    return u"(%1, %2, %3)"_s.arg(lps[0]).arg(lps[1]).arg(lps[2]).toUtf8();
}

}  // namespace

class TestStudyToSeg : public StudyWindowCase {
    Q_OBJECT

public:
    /// Before any window, so that its private folders are this test's.
    TestStudyToSeg()
    {
        qputenv("XDG_CACHE_HOME", QByteArray::fromStdString(m_cache.path().string()));
    }

private:
    TemporaryFolder m_cache;
    Phantom m_head;  ///< in the T1ce's world
    std::string m_t1ceUid;
    LayerId m_result = 0;
    std::shared_ptr<const LabelMap> m_written;

    [[nodiscard]] CaseSession& session() { return m_workspace->session; }
    [[nodiscard]] fs::path seg() const { return m_folder.path() / "seg.dcm"; }

    /// The patient moved before the FLAIR, before the T2, and before the T1ce was taken once more.
    void writeHeadStudy()
    {
        m_head = wholeHead(rawHeadOptions());
        const RigidTransform move = rigidAbout({0, 0, 0}, {0.08, -0.05, 0.12}, {9, -7, 5});
        const RigidTransform late = rigidAbout({0, 0, 0}, {-0.1, 0.05, -0.15}, {-12, 10, -8});
        writeClassic(study(), headSeries(m_head, Sequence::Flair, move.inverted()));
        writeClassic(study(), headSeries(m_head, Sequence::T1, {}));
        const DicomFixture t1ce = headSeries(m_head, Sequence::T1ce, {});
        m_t1ceUid = t1ce.seriesUid();
        writeClassic(study(), t1ce);
        writeClassic(study(), headSeries(m_head, Sequence::T2, move));
        DicomFixture again = headSeries(m_head, Sequence::T1ce, late);
        again.series = 9;
        again.description = "Tra again";
        writeClassic(study(), again);
    }

    void openSeg(const LabelMap*& read)
    {
        QSignalSpy opened(&m_window->dicom(), &DicomCommands::opened);
        m_window->open(QString::fromStdString(seg().string()));
        QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, kSavingMs);
        const auto layers = opened[0][0].value<QList<LayerId>>();
        QVERIFY2(layers.size() == 1, qPrintable(m_window->messages().text()));
        const Layer* layer = session().layer(layers[0]);
        QVERIFY(layer && layer->labels());
        QVERIFY(layer->isSaved());
        QCOMPARE(layer->origin.file, seg());
        read = layer->labels()->map.get();
    }

    /// Voxel by voxel and in the world: as it was saved, and where the head's tumour is.
    void isTheWrittenOne(const LabelMap& read)
    {
        QVERIFY(maxCornerDisplacementMm(read.geometry, headGrid(Sequence::T1ce)) < 1e-2);
        QVERIFY(read.voxels == m_written->voxels);
        for (const Label label : {Label::Necrosis, Label::Oedema, Label::Enhancing}) {
            const auto is = [label](Label each) { return each == label; };
            const Place here = placeOf(read, is), there = placeOf(*m_written, is);
            QVERIFY(there.voxels > 0);
            QVERIFY2(distance(here.centre, there.centre) < 1e-2, lpsText(here.centre));
        }
        const Vec3 centre = tumourOf(read).centre;
        QVERIFY2(distance(centre, kTumourLps) < 4, lpsText(centre));
        const auto isTumourAt = [&read](const Vec3& lps) {
            const Index3 voxel = read.geometry.nearestVoxel(lps);
            return isTumour(read.at(voxel[0], voxel[1], voxel[2]));
        };
        QVERIFY(isTumourAt(kTumourLps));
        for (std::size_t axis = 0; axis < 3; ++axis) {
            Vec3 mirrored = kTumourLps;
            mirrored[axis] *= -1;
            QVERIFY(!isTumourAt(mirrored));
        }
    }

private Q_SLOTS:
    /// The window stays for the next test.
    void cleanup() {}

    void anAmbiguousStudyIsCorrectedAndOpened()
    {
        writeHeadStudy();
        m_window->warmUp();
        dropAndWait(study());
        QCOMPARE(table()->rowCount(), 5);
        QVERIFY(!openButton()->isEnabled());
        QVERIFY2(said("studyNotice0").contains(u"Which is the T1ce"_s),
                 qPrintable(said("studyNotice0")));
        choose(Sequence::T1ce, u"5, Tra"_s);
        openChosen();
        QVERIFY(session().current());
        QCOMPARE(session().dicomOrigin()->series[2], m_t1ceUid);
        for (const Sequence sequence : kAllSequences) {
            const Geometry& grid = session().current()->image(sequence)->geometry;
            QVERIFY2(maxCornerDisplacementMm(grid, headGrid(sequence)) < 1e-2,
                     describe(grid).c_str());
        }
    }

    void aRunThatAlignsMarksTheTumourOnTheT1ce()
    {
        QVERIFY(session().current() && session().dicomOrigin());
        bringForward("segmentationDock");
        QTRY_VERIFY_WITH_TIMEOUT(!m_workspace->catalog.models().empty(), kLongMs);
        const auto* box = m_window->findChild<QCheckBox*>(u"alignChoice"_s);
        QTRY_VERIFY_WITH_TIMEOUT(box->isVisible(), kLongMs);
        QVERIFY(box->isChecked());  // nobody has touched it
        QVERIFY(label("alignReason")->text().contains(u"grids of their own"_s));
        QAction* segment = m_window->actions()[Command::Segment];
        QTRY_VERIFY_WITH_TIMEOUT(segment->isEnabled(), kLongMs);
        QSignalSpy finished(&m_workspace->run, &SegmentationRun::finished);
        segment->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kLongMs);
        m_result = finished[0][0].toInt();
        const Layer* layer = session().layer(m_result);
        QVERIFY2(layer, qPrintable(m_window->messages().text()));
        m_written = layer->labels()->map;
        const Geometry grid = headGrid(Sequence::T1ce);
        QVERIFY2(samePhysicalGrid(m_written->geometry, grid),
                 describe(m_written->geometry).c_str());
        const double dice = tumourDice(*m_written, resampleNearest(m_head.labels, grid));
        QVERIFY2(dice > 0.65, qPrintable(QString::number(dice)));
        QVERIFY(distance(tumourOf(m_head.labels).centre, kTumourLps) < 0.1);
        const Vec3 centre = tumourOf(*m_written).centre;
        QVERIFY2(distance(centre, kTumourLps) < 4, lpsText(centre));
        QTRY_VERIFY(state().imageIsMoved(Sequence::Flair) && state().imageIsMoved(Sequence::T2));
        QVERIFY(!state().imageIsMoved(Sequence::T1ce));
    }

    void itIsSavedBesideTheSeriesThatItLiesOn()
    {
        QVERIFY(m_written);
        answerNextFile(QString::fromStdString(seg().string()));
        QSignalSpy saved(&m_window->dicom(), &DicomCommands::saved);
        m_window->actions()[Command::SaveDicomSeg]->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(
            !saved.isEmpty() || m_window->messages().kind() == Notice::Kind::Problem, kSavingMs);
        QVERIFY2(saved.size() == 1, qPrintable(m_window->messages().text()));
        QCOMPARE(saved[0][0].toInt(), m_result);
        QVERIFY(session().layer(m_result)->isSaved());
        if (!hasPydicom()) {
            QSKIP(kNoPydicom);
        }
        const QJsonObject seen = readByPeer(seg());
        QCOMPARE(seen[u"series"_s].toString(), QString::fromStdString(m_t1ceUid));
        QCOMPARE(seen[u"patientId"_s].toString(), u"PAT-0815"_s);
        Place peer;
        for (const QJsonValue segment : seen[u"segments"_s].toArray()) {
            const QJsonValue centre = segment[u"centroid"_s];
            const double voxels = segment[u"voxels"_s].toDouble();
            peer.voxels += voxels;
            peer.centre = sum(
                peer.centre,
                scaled({centre[0].toDouble(), centre[1].toDouble(), centre[2].toDouble()}, voxels));
        }
        const Place written = tumourOf(*m_written);
        QCOMPARE(peer.voxels, written.voxels);
        peer.centre = scaled(peer.centre, 1 / peer.voxels);
        QVERIFY2(distance(peer.centre, written.centre) < 1e-2, lpsText(peer.centre));
    }

    void openedAgainItIsALayerInItsPlace()
    {
        QVERIFY(m_written && fs::exists(seg()));
        const LabelMap* read = nullptr;
        openSeg(read);
        QVERIFY(read && read != m_written.get());
        isTheWrittenOne(*read);
    }

    void theNextWindowOpensStudyAndSegmentationInTheirPlace()
    {
        QVERIFY(m_written && fs::exists(seg()));
        closeWindow();
        makeWindow();
        dropAndWait(study());
        QCOMPARE(combo(Sequence::T1ce)->currentText(), u"5, Tra"_s);
        openChosen();
        const LabelMap* read = nullptr;
        openSeg(read);
        QVERIFY(read);
        isTheWrittenOne(*read);
    }
};

QTEST_MAIN(TestStudyToSeg)
#include "test_study_to_seg.moc"
