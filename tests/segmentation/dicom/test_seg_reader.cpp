// Segmentations of dcmqi beside the NRRD that they were made from, where they are at hand.

#include "segmentation/case/formats/case_reader.h"
#include "segmentation/dicom/seg_match.h"
#include "tests/support/test_data.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace glioscope;
using namespace glioscope::test;
namespace fs = std::filesystem;
using namespace Qt::StringLiterals;

namespace {

/// Voxels of a value, as 0 and 1.
std::vector<std::uint8_t> where(const Image& image, float value)
{
    std::vector<std::uint8_t> mask(image.voxels.size());
    std::ranges::transform(image.voxels, mask.begin(),
                           [value](float v) { return std::uint8_t(v == value); });
    return mask;
}

}  // namespace

class TestSegReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void voxelsAreThoseOfTheNrrd_data()
    {
        QTest::addColumn<QString>("seg");
        QTest::addColumn<QStringList>("answers");
        const auto row = [](const char* name, const char* seg, const QStringList& answers) {
            QTest::newRow(name) << QString::fromLatin1(seg) << answers;
        };
        row("liver", "liver.dcm", {u"liver_seg.nrrd"_s});
        row("overlapping", "partial_overlaps.dcm",
            {u"partial_overlaps-1.nrrd"_s, u"partial_overlaps-2.nrrd"_s,
             u"partial_overlaps-3.nrrd"_s});
        row("labelmap", "sparse-labelmap-noppv.dcm", {u"sparse_labelmap_noppv_seg.nrrd"_s});
        row("labelmap, padding", "sparse-labelmap-ppv5.dcm", {u"sparse_labelmap_ppv5_seg.nrrd"_s});
        row("small", "24x38x3/seg/label.seg", {u"24x38x3/nrrd/label.nrrd"_s});
        row("23 columns", "23x38x3/seg/label.seg", {u"23x38x3/nrrd/label.nrrd"_s});
    }
    /// Each segment is one value of one of the answers.
    void voxelsAreThoseOfTheNrrd()
    {
        const auto data = realData();
        if (!data) {
            QSKIP(kNoRealData);
        }
        QFETCH(const QString, seg);
        QFETCH(const QStringList, answers);
        const fs::path folder = *data / "dicom/dcmqi-segmentations";
        const DicomSeg read = readSeg(folder / seg.toStdString());
        QVERIFY(!read.segments.empty());
        std::size_t found = 0;
        for (const SegSegment& segment : read.segments) {
            const Volume<std::uint8_t> volume = volumeOf(read, segment);
            bool matched = false;
            for (const QString& answer : answers) {
                const Image truth = readImage(folder / answer.toStdString());
                const PlacedVolume placed = placedOnSeries(volume, truth.geometry);
                QVERIFY(!placed.resampled);
                const std::set<float> values(truth.voxels.begin(), truth.voxels.end());
                matched = matched || std::ranges::any_of(values, [&](float value) {
                              return value != 0 && where(truth, value) == placed.volume.voxels;
                          });
            }
            found += matched ? 1 : 0;
        }
        QCOMPARE(found, read.segments.size());
    }

    void othersOfTheirKindOpen_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("kind");
        using Kind = DicomSeg::Kind;
        QTest::newRow("binary") << u"seg_image_ct_binary.dcm"_s << int(Kind::Binary);
        QTest::newRow("overlap") << u"seg_image_ct_binary_overlap.dcm"_s << int(Kind::Binary);
        QTest::newRow("one frame")
            << u"seg_image_ct_binary_single_frame.dcm"_s << int(Kind::Binary);
        QTest::newRow("fractional, of a binary")
            << u"seg_image_ct_binary_fractional.dcm"_s << int(Kind::Probability);
        QTest::newRow("fractional")
            << u"seg_image_ct_true_fractional.dcm"_s << int(Kind::Probability);
    }
    void othersOfTheirKindOpen()
    {
        const auto data = realData();
        if (!data) {
            QSKIP(kNoRealData);
        }
        QFETCH(const QString, file);
        QFETCH(const int, kind);
        const DicomSeg read = readSeg(*data / "dicom/highdicom" / file.toStdString());
        QCOMPARE(int(read.kind), kind);
        std::size_t marked = 0;
        for (const SegSegment& segment : read.segments) {
            const Volume<std::uint8_t> volume = volumeOf(read, segment);
            marked += std::size_t(
                std::ranges::count_if(volume.voxels, [](std::uint8_t v) { return v != 0; }));
        }
        QVERIFY(marked > 0);
        QVERIFY(!read.instanceUids.empty());
    }
};

QTEST_GUILESS_MAIN(TestSegReader)
#include "test_seg_reader.moc"
