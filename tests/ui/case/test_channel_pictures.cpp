#include "tests/support/nifti_builder.h"
#include "tests/support/test_data.h"
#include "ui/case/channel_pictures.h"

#include <QTest>

using namespace glioscope;

class TestChannelPictures : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyVolumeOfA4dFileHasItsPicture()
    {
        const test::TemporaryFolder folder;
        // 10x8x2 voxels of 1x2x1 mm; volume t is black but for one voxel of slice 1.
        test::NiftiFile nifti;
        nifti.size = {10, 8, 2, 4};
        nifti.spacing = {1, 2, 1};
        nifti.sform = {-1, 0, 0, 0, 0, -2, 0, 0, 0, 0, 1, 0};
        for (std::size_t t = 0; t < 4; ++t) {
            std::vector<double> values(160, 0);
            values[80 + 10 * t + t] = 100;
            nifti.append<std::int16_t>(values);
        }
        test::writeFile(folder.path() / "x.nii", nifti.bytes());
        const auto pictures = channelPictures(
            {.in4d = true, .files = {folder.path() / "x.nii"}, .names = {"a", "b", "c", "d"}});
        QCOMPARE(pictures.size(), std::size_t{4});
        for (std::size_t t = 0; t < 4; ++t) {
            QCOMPARE(pictures[t].width, 10);
            QCOMPARE(pictures[t].height, 8);
            QCOMPARE(pictures[t].heightMm, 16.0);
            for (std::size_t i = 0; i < 80; ++i) {
                QCOMPARE(pictures[t].grey[i], std::uint8_t(i == 11 * t ? 255 : 0));
            }
        }
    }

    void aMissingNumberHasNone()
    {
        const test::TemporaryFolder folder;
        test::writeFile(folder.path() / "x_0001.nii", test::smallImage().bytes());
        const auto pictures =
            channelPictures({.files = {{}, folder.path() / "x_0001.nii"}, .names = {"", ""}});
        QCOMPARE(pictures[0].width, 0);
        QCOMPARE(pictures[1].width, 4);
    }
};

QTEST_APPLESS_MAIN(TestChannelPictures)
#include "test_channel_pictures.moc"
