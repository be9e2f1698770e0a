#include "tests/support/tiny_cases.h"
#include "training/heads/head_anatomy.h"

#include <QtTest>

#include <cmath>
#include <set>

using namespace glioscope;

namespace {

/// A ball of 60 mm for a brain.
const StrippedBrain& brain()
{
    static const StrippedBrain made = [] {
        PatchCase patch = test::tinyCase();
        patch.grid.spacingMm = {5, 5, 5};
        return strippedBrain(patch);
    }();
    return made;
}

/// From the hull straight up, a step a millimetre.
std::vector<HeadTissue> upwards(const HeadAnatomy& anatomy)
{
    std::vector<HeadTissue> tissues;
    for (int mm = 0; mm < 90; ++mm) {
        tissues.push_back(anatomy.tissueAt({0, 0, brain().halfMm[2] + mm}, mm + 0.01F));
    }
    return tissues;
}

}  // namespace

class TestHeadAnatomy : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void boneLiesBetweenFluidAndScalpAndAirOutsideOfAll()
    {
        for (std::uint64_t n = 0; n < 40; ++n) {
            RandomStream random(5, 1, n);
            const HeadAnatomy anatomy(brain(), random);
            const std::vector<HeadTissue> tissues = upwards(anatomy);
            const auto firstOf = [&](auto... kinds) {
                return std::ranges::find_if(tissues,
                                            [&](HeadTissue t) { return ((t == kinds) || ...); }) -
                       tissues.begin();
            };
            const auto bone = firstOf(HeadTissue::Cortical, HeadTissue::Marrow);
            const auto scalp = firstOf(HeadTissue::Fat, HeadTissue::Skin, HeadTissue::Muscle);
            const auto fluid = firstOf(HeadTissue::Fluid);
            QVERIFY(bone < 25 && bone < scalp);
            QVERIFY(fluid == std::ssize(tissues) || fluid < bone);
            QVERIFY(std::all_of(tissues.begin() + 60, tissues.end(),
                                [](HeadTissue t) { return t == HeadTissue::Air; }));
        }
    }

    void everyTissueComesUpInSomeHead()
    {
        std::set<HeadTissue> seen;
        for (std::uint64_t n = 0; n < 12; ++n) {
            RandomStream random(6, 1, n);
            const HeadAnatomy anatomy(brain(), random);
            for (double x = -90; x <= 90; x += 5) {
                for (double y = -100; y <= 100; y += 5) {
                    for (double z = -150; z <= 90; z += 5) {
                        const double away = std::hypot(x, y, z) - 60;
                        if (away > 0) {
                            seen.insert(anatomy.tissueAt({x, y, z}, static_cast<float>(away)));
                        }
                    }
                }
            }
        }
        QCOMPARE(seen.size(), kHeadTissues);
    }
};

QTEST_APPLESS_MAIN(TestHeadAnatomy)
#include "test_head_anatomy.moc"
