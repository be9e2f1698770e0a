#include "tests/support/tiny_cases.h"
#include "training/heads/random_head.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace glioscope;

namespace {

constexpr Index3 kSize = {40, 48, 44};

/// About 120 mm across: with voxels of 5 mm the window holds it and most of a head.
const StrippedBrain& brain()
{
    static const StrippedBrain made = [] {
        PatchCase patch = test::tinyCase();
        patch.grid.spacingMm = {5, 5, 5};
        return strippedBrain(patch);
    }();
    return made;
}

RandomHead head(std::uint64_t index)
{
    return randomHead(brain(), kSize, RandomStream(7, 1, index));
}

constexpr std::size_t kHeads = 60;

const std::vector<RandomHead>& heads()
{
    static const std::vector<RandomHead> made = [] {
        std::vector<RandomHead> all;
        for (std::uint64_t n = 0; n < kHeads; ++n) {
            all.push_back(head(n));
        }
        return all;
    }();
    return made;
}

double shareOutside(const RandomHead& head)
{
    double bright = 0, outside = 0;
    for (std::size_t v = 0; v < head.image.size(); ++v) {
        if (head.image[v] > 0.1F) {
            ++bright;
            outside += head.brain[v] < 0.5F ? 1 : 0;
        }
    }
    return bright > 0 ? outside / bright : 0;
}

}  // namespace

class TestRandomHead : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hasOneImageAndOneShareAVoxel()
    {
        for (const RandomHead& made : heads()) {
            const std::size_t voxels = std::size_t{40} * 48 * 44;
            QCOMPARE(made.image.size(), voxels);
            QCOMPARE(made.brain.size(), voxels);
            QVERIFY(std::ranges::all_of(made.image, [](float v) { return v >= 0 && v <= 2; }));
            QVERIFY(std::ranges::all_of(made.brain, [](float v) { return v >= 0 && v <= 1; }));
        }
    }

    void sameStreamGivesTheSameHead()
    {
        const RandomHead a = head(3), b = head(3), other = head(4);
        QVERIFY(a.image == b.image && a.brain == b.brain);
        QVERIFY(a.image != other.image && a.brain != other.brain);
    }

    /// The ball is 905 ml as it is; scaled, cut by the field of view, with up to 8 mm of fluid.
    void brainKeepsItsSize()
    {
        std::vector<double> litres;
        for (const RandomHead& made : heads()) {
            double sum = 0;
            for (const float share : made.brain) {
                sum += share;
            }
            litres.push_back(sum * 0.125 / 1000);
        }
        std::ranges::sort(litres);
        QVERIFY2(litres.back() < 0.905 * 2.9, qPrintable(QString::number(litres.back())));
        QVERIFY2(litres[kHeads / 2] > 0.5 && litres[kHeads / 2] < 1.7,
                 qPrintable(QString::number(litres[kHeads / 2])));
    }

    void mostBrainsHaveAHeadAndSomeHaveNone()
    {
        int stripped = 0, whole = 0;
        for (const RandomHead& made : heads()) {
            const double outside = shareOutside(made);
            stripped += outside == 0 ? 1 : 0;
            whole += outside > 0.2 ? 1 : 0;
        }
        QVERIFY2(stripped >= 2 && stripped <= 18, qPrintable(QString::number(stripped)));
        QVERIFY2(whole >= 35, qPrintable(QString::number(whole)));
    }

    /// Otherwise a network could tell the brain by its brightness alone.
    void brainIsNeitherAlwaysBrighterNorAlwaysDarkerThanItsHead()
    {
        int brighter = 0, darker = 0;
        for (const RandomHead& made : heads()) {
            double inside = 0, insideCount = 1e-9, outside = 0, outsideCount = 1e-9;
            for (std::size_t v = 0; v < made.image.size(); ++v) {
                if (made.brain[v] > 0.5F) {
                    inside += made.image[v];
                    ++insideCount;
                } else if (made.image[v] > 0.1F) {
                    outside += made.image[v];
                    ++outsideCount;
                }
            }
            (inside / insideCount > outside / outsideCount ? brighter : darker) += 1;
        }
        QVERIFY(brighter >= 8 && darker >= 8);
    }
};

QTEST_APPLESS_MAIN(TestRandomHead)
#include "test_random_head.moc"
