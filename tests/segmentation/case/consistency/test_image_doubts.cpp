#include "segmentation/case/consistency/image_doubts.h"

#include "segmentation/phantom/phantom.h"
#include "segmentation/volume/background.h"

#include <QTest>

#include <algorithm>

using namespace glioscope;

namespace {

const Phantom& phantom()
{
    static const Phantom made = makePhantom({.seed = 5,
                                             .geometry = {.size = {120, 120, 78},
                                                          .spacingMm = {2, 2, 2},
                                                          .originLps = {0, -238, 0},
                                                          .direction = kIdentity3}});
    return made;
}

Case soundCase()
{
    Case loaded;
    for (std::size_t s = 0; s < loaded.images.size(); ++s) {
        loaded.images[s] = std::make_shared<const Image>(phantom().images[s]);
        loaded.files.images[s] = "/folder/" + std::string(key(static_cast<Sequence>(s))) + ".nii";
    }
    return loaded;
}

template <typename Change>
void change(Case& loaded, Sequence sequence, const Change& voxel)
{
    auto& image = loaded.images[static_cast<std::size_t>(sequence)];
    Image changed = *image;
    for (std::size_t v = 0; v < changed.voxels.size(); ++v) {
        changed.voxels[v] = voxel(changed.voxels[v], v);
    }
    image = std::make_shared<const Image>(std::move(changed));
}

/// The box in the middle of the head, to which nothing is background.
Case boxOf(const Case& loaded)
{
    Case box = loaded;
    const VoxelBox middle{.begin = {40, 40, 28}, .end = {80, 80, 52}};
    for (auto& image : box.images) {
        image = std::make_shared<const Image>(crop(*image, middle));
    }
    return box;
}

/// The mean place of all that is tumour.
Vec3 tumourCentreLps()
{
    const LabelMap& labels = phantom().labels;
    const Index3& n = labels.geometry.size;
    Vec3 sum{};
    double count = 0;
    for (std::size_t v = 0; v < labels.voxels.size(); ++v) {
        if (labels.voxels[v] != Label::Background) {
            const auto at = static_cast<int>(v);
            sum[0] += at % n[0];
            sum[1] += at / n[0] % n[1];
            sum[2] += at / (n[0] * n[1]);
            ++count;
        }
    }
    return labels.geometry.toLps({sum[0] / count, sum[1] / count, sum[2] / count});
}

using Sentences = std::vector<Sentence>;

}  // namespace

class TestImageDoubts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void soundCaseIsNotDoubted() { QCOMPARE(imageDoubts(soundCase()), Sentences{}); }

    void imagesWithoutContrastAreNamed()
    {
        Case flat = soundCase();
        change(flat, Sequence::T2, [](float, std::size_t) { return 7.0F; });
        QCOMPARE(imageDoubts(flat),
                 Sentences{"t2.nii has one value in every voxel (T2); copy or export it again."});
    }

    void imagesThatAreThereTwiceAreNamed()
    {
        Case twice = soundCase();
        twice.images[2] = std::make_shared<const Image>(*twice.images[1]);
        QCOMPARE(imageDoubts(twice),
                 Sentences{"The same image is there as T1 (t1.nii) and as T1ce (t1ce.nii); put the "
                           "right file in the place of one."});
    }

    void voxelsThatAreNoNumbersAreCounted()
    {
        Case odd = soundCase();
        odd.nonFinite = {0, 12, 1, 0};
        QCOMPARE(imageDoubts(odd),
                 (Sentences{"t1.nii has 12 voxels that are no numbers (T1); they are read as 0.",
                            "t1ce.nii has 1 voxel that is no number (T1ce); it is read as 0."}));
    }

    void imagesWithoutBackgroundAreNamedInOneSentence()
    {
        QCOMPARE(imageDoubts(boxOf(soundCase())),
                 Sentences{noBackgroundSentence({kAllSequences.begin(), kAllSequences.end()})});
        Case one = soundCase();
        one.images[1] = boxOf(soundCase()).images[1];
        QCOMPARE(imageDoubts(one), Sentences{noBackgroundSentence({Sequence::T1})});
        QVERIFY(noBackgroundSentence({Sequence::Flair, Sequence::T2})
                    .text()
                    .starts_with("No background was found around the head in FLAIR and T2, as in"));
    }

    void aCubeInsideTheTumourHasNoBackground()
    {
        Case cube = soundCase();
        const Vec3 centre = tumourCentreLps();
        const Index3 at = cube.images[0]->geometry.nearestVoxel(centre);
        const VoxelBox box{.begin = {at[0] - 5, at[1] - 5, at[2] - 5},
                           .end = {at[0] + 5, at[1] + 5, at[2] + 5}};
        for (auto& image : cube.images) {
            image = std::make_shared<const Image>(crop(*image, box));
        }
        const Sentences said = imageDoubts(cube);
        QVERIFY(!said.empty());
        QCOMPARE(said.front(), noBackgroundSentence({kAllSequences.begin(), kAllSequences.end()}));
    }

    /// Noise as a scanner leaves it in the air speaks of a skull, what an interpolation leaves not.
    void noiseInTheAirSpeaksOfASkullAndNoiseOfAnInterpolationDoesNot()
    {
        for (const float noise : {0.02F, 1e-5F}) {
            Case noisy = soundCase();
            const float top = *std::ranges::max_element(noisy.images[0]->voxels);
            change(noisy, Sequence::Flair, [=](float value, std::size_t v) {
                return value == 0 ? noise * top * float(v % 97) / 97 : value;
            });
            const Sentences said = imageDoubts(noisy);
            QCOMPARE(said.size(), std::size_t{noise > 1e-3F});
            QVERIFY(said.empty() ||
                    said.front().text().starts_with("FLAIR does not look skull-stripped;"));
        }
    }

    void headsThatFillTheirGridSpeakOfASkull()
    {
        Case full = soundCase();
        for (auto& image : full.images) {
            const VoxelBox head = brainBox(*image, findBackground(*image)).value();
            Image cut = crop(*image, head);
            for (int k = 1; k + 1 < cut.geometry.size[2]; ++k) {
                for (int j = 1; j + 1 < cut.geometry.size[1]; ++j) {
                    for (int i = 1; i + 1 < cut.geometry.size[0]; ++i) {
                        float& v = cut.at(i, j, k);
                        v = v == 0 ? 50.0F + static_cast<float>((i + 3 * j + 7 * k) % 11) : v;
                    }
                }
            }
            image = std::make_shared<const Image>(std::move(cut));
        }
        const Sentences said = imageDoubts(full);
        QVERIFY(std::ranges::any_of(said, [](const std::string& sentence) {
            return sentence.starts_with("FLAIR, T1, T1ce and T2 do not look skull-stripped;");
        }));
    }

    void oneDoubtAboutOrientationIsOneSentence()
    {
        Case loaded = soundCase();
        loaded.orientationDoubts[3] = "does not state its orientation";
        QCOMPARE(imageDoubts(loaded), Sentences{"t2.nii does not state its orientation, so left "
                                                "and right may be exchanged."});
        loaded.orientationDoubts.fill("does not state its orientation");
        QCOMPARE(imageDoubts(loaded),
                 Sentences{"flair.nii, like 3 more files of its case, does not state its "
                           "orientation, so left and right may be exchanged."});
    }

    void contradictionsBetweenSequencesAreTold()
    {
        Case swapped = soundCase();
        std::swap(swapped.images[0], swapped.images[3]);
        const Sentences said = imageDoubts(swapped);
        QCOMPARE(said.size(), std::size_t{1});
        QVERIFY(said.front().text().starts_with("FLAIR and T2 look as if"));
    }

    void onlyWhatIsThereIsDoubted()
    {
        Case few = soundCase();
        few.images[0] = nullptr;
        few.orientationDoubts[0] = "does not state its orientation";
        few.nonFinite[0] = 5;
        QCOMPARE(imageDoubts(few), Sentences{});
        QCOMPARE(imageDoubts(Case{}), Sentences{});
    }
};

QTEST_APPLESS_MAIN(TestImageDoubts)
#include "test_image_doubts.moc"
