// Phantoms moved by known amounts and stored as scanners do: every answer is known.

#include "segmentation/case/formats/case_reader.h"
#include "segmentation/phantom/phantom.h"
#include "segmentation/registration/rigid_registration.h"
#include "segmentation/system/error.h"
#include "tests/support/moved_head.h"
#include "tests/support/test_data.h"

#include <QTest>

#include <map>
#include <optional>

using namespace glioscope;
using namespace glioscope::test;
namespace fs = std::filesystem;

namespace {

constexpr double kDegree = M_PI / 180;
const Geometry kGrid = {
    .size = {160, 160, 104}, .spacingMm = {1.5, 1.5, 1.5}, .originLps = {0, -239, 0}};

const Phantom& phantom(std::uint64_t seed)
{
    static std::map<std::uint64_t, Phantom> made;
    auto& one = made[seed];
    if (one.labels.empty()) {
        one = makePhantom({.seed = seed, .geometry = kGrid});
    }
    return one;
}

const Image& sequence(std::uint64_t seed, Sequence which)
{
    return phantom(seed).images[static_cast<std::size_t>(which)];
}

double dice(const Image& a, const Image& b)
{
    double both = 0, either = 0;
    for (std::size_t v = 0; v < a.voxels.size(); ++v) {
        const int inA = a.voxels[v] > 0.5F, inB = b.voxels[v] > 0.5F;
        both += inA & inB;
        either += inA + inB;
    }
    return 2 * both / either;
}

}  // namespace

class TestRigidRegistration : public QObject {
    Q_OBJECT

    std::optional<RigidRegistrar> m_registrar;

private Q_SLOTS:
    void initTestCase() { m_registrar.emplace(sequence(1, Sequence::T1ce)); }

    void knownMovesAreFound_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<QList<double>>("degreesAndMm");
        QTest::addColumn<int>("order");  // of allOrders()
        QTest::addColumn<QList<double>>("oblique");
        const auto row = [](const char* name, Sequence which, const QList<double>& move, int order,
                            const QList<double>& oblique) {
            QTest::newRow(name) << static_cast<int>(which) << move << order << oblique;
        };
        row("FLAIR, little", Sequence::Flair, {2, -1, 3, 2, -3, 4}, 0, {0, 0});
        row("T2, oblique", Sequence::T2, {0, 0, 8, 0, 10, -5}, 0, {12, 20});
        row("T1, sagittal slices", Sequence::T1, {-10, 5, 0, 12, 0, 9}, 19, {0, 0});
        row("FLAIR, coronal and flipped", Sequence::Flair, {6, 6, -6, -5, 15, 0}, 14, {5, -8});
        row("T2, 20 degrees about L, 30 mm", Sequence::T2, {20, 0, 0, 0, 30, 0}, 0, {0, 0});
        row("FLAIR, -20 degrees about P, 30 mm", Sequence::Flair, {0, -20, 0, -30, 0, 0}, 3,
            {0, 0});
        row("T1, 20 degrees about S, 30 mm", Sequence::T1, {0, 0, 20, 0, 0, -30}, 0, {0, 15});
        row("FLAIR, all", Sequence::Flair, {12, -11, 12, 17, -17, 17}, 5, {-10, 10});
    }
    void knownMovesAreFound()
    {
        QFETCH(int, which);
        QFETCH(QList<double>, degreesAndMm);
        QFETCH(int, order);
        QFETCH(QList<double>, oblique);
        const QList<double>& m = degreesAndMm;
        const Vec3 centre = centreOfHead(sequence(1, Sequence::T1ce));
        const RigidTransform truth = rigidAbout(
            centre, {m[0] * kDegree, m[1] * kDegree, m[2] * kDegree}, {m[3], m[4], m[5]});
        const Geometry grid =
            turned(allOrders(thickSlices(truth.apply(centre)))[static_cast<std::size_t>(order)],
                   oblique[0], oblique[1]);
        const Image scan = scanned(sequence(1, static_cast<Sequence>(which)), truth, grid);
        const RigidRegistration found = m_registrar->registered(scan);
        const double error = meanErrorMm(sequence(1, Sequence::T1ce), found.toMoving, truth);
        QVERIFY(found.isMoved);
        QVERIFY2(error < 0.5, qPrintable(QString::number(error)));
        QVERIFY2(found.doubt.empty(), found.doubt.text().c_str());
    }

    /// Also where the first starts leave off: each attempt has its own, and the same every time.
    void otherStartsFindItToo()
    {
        const Vec3 centre = centreOfHead(sequence(1, Sequence::T1ce));
        const RigidTransform truth =
            rigidAbout(centre, {28 * kDegree, 0, -20 * kDegree}, {20, -15, 10});
        const Image scan = scanned(sequence(1, Sequence::T2), truth,
                                   turned(thickSlices(truth.apply(centre)), 10, -5));
        const RigidRegistration first = m_registrar->registered(scan, {}, 1);
        const RigidRegistration again = m_registrar->registered(scan, {}, 1);
        const RigidRegistration second = m_registrar->registered(scan, {}, 2);
        QVERIFY(first.toMoving == again.toMoving);
        for (const RigidRegistration& found : {first, second}) {
            const double error = meanErrorMm(sequence(1, Sequence::T1ce), found.toMoving, truth);
            QVERIFY2(error < 0.6, qPrintable(QString::number(error)));
        }
    }

    void whatLiesRightIsLeftWhereItIs()
    {
        for (const Sequence which : {Sequence::Flair, Sequence::T1, Sequence::T2}) {
            const RigidRegistration found = m_registrar->registered(sequence(1, which));
            QVERIFY2(!found.isMoved, qPrintable(QString::number(found.largestMoveMm)));
            QVERIFY(found.toMoving.isIdentity());
            QVERIFY2(found.doubt.empty(), found.doubt.text().c_str());
        }
    }

    void anotherPatientsHeadIsDoubtful()
    {
        for (const std::uint64_t seed : {2, 3, 4}) {
            const RigidRegistration found =
                m_registrar->registered(sequence(seed, Sequence::Flair));
            QVERIFY(!found.doubt.empty());
        }
    }

    void theSameTwiceIsTheSame()
    {
        const Vec3 centre = centreOfHead(sequence(1, Sequence::T1ce));
        const Image scan = scanned(sequence(1, Sequence::T2),
                                   rigidAbout(centre, {0.05, 0.1, 0}, {5, 0, 0}), kGrid);
        const RigidRegistration once = m_registrar->registered(scan);
        const RigidRegistration again = m_registrar->registered(scan);
        QCOMPARE(once.toMoving, again.toMoving);
    }

    void cancellingStopsAtOnce()
    {
        for (const double at : {0.0, 0.2, 0.4, 0.8}) {
            int asked = 0;
            QVERIFY_THROWS_EXCEPTION(Cancelled, (void)m_registrar->registered(
                                                    sequence(1, Sequence::T2), [&](double done) {
                                                        asked += done >= at ? 1 : 0;
                                                        return done < at;
                                                    }));
            QCOMPARE(asked, 1);
        }
    }

    void progressOnlyRisesToOne()
    {
        double last = 0;
        (void)m_registrar->registered(sequence(1, Sequence::T1), [&](double done) {
            [&] { QVERIFY(done >= last && done < 1 + 1e-9); }();
            last = done;
            return true;
        });
        QVERIFY(std::abs(last - 1) < 1e-9);
    }

    void anImageWithoutAHeadIsASentence()
    {
        QVERIFY_THROWS_EXCEPTION(Error, (void)m_registrar->registered(Image(kGrid, 5.0F)));
        QVERIFY_THROWS_EXCEPTION(Error, RigidRegistrar(Image(kGrid, 0.0F)));
    }

    /// By masks of the brain that another program drew in each sequence, on its own grid.
    void brainsOfARealHeadComeToLieOnEachOther()
    {
        const auto data = realData();
        if (!data || !fs::exists(*data / "raw-heads")) {
            QSKIP(kNoRealData);
        }
        const fs::path folder = *data / "raw-heads/TCGA-FG-6692";
        const auto image = [&](const std::string& name) {
            return readImage(folder / (name + ".nii.gz"));
        };
        const Image brain = image("hdbet_mask_native_t1c");
        const RigidRegistrar registrar(image("TCGA-FG-6692_t1ce"));
        for (const auto& [name, maskName] :
             {std::pair("flair", "fla"), {"t1", "t1"}, {"t2", "t2"}}) {
            const RigidRegistration found =
                registrar.registered(image(std::string("TCGA-FG-6692_") + name));
            const Image mask = image(std::string("hdbet_mask_native_") + maskName);
            const double before = dice(onGrid(mask, {}, brain.geometry), brain);
            const double after = dice(onGrid(mask, found.toMoving, brain.geometry), brain);
            qInfo("%s: Dice %.3f before, %.3f after; move %.1f mm, lost %.3f", name, before, after,
                  found.largestMoveMm, found.informationLostByShift);
            QVERIFY2(found.doubt.empty(), found.doubt.text().c_str());
            QVERIFY(after > 0.94 && after > before);
        }
        QVERIFY(!registrar.registered(sequence(1, Sequence::Flair)).doubt.empty());
    }
};

QTEST_GUILESS_MAIN(TestRigidRegistration)
#include "test_rigid_registration.moc"
