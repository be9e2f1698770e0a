#include "segmentation/case/formats/byte_reader.h"

#include "segmentation/case/formats/case_reader.h"
#include "segmentation/case/formats/label_writer.h"
#include "segmentation/system/error.h"
#include "tests/support/synthetic_volume.h"
#include "tests/support/test_data.h"

#include <QTest>

using namespace glioscope;

class TestByteReader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyByteComesBackInItsPlaceOnAnyGrid()
    {
        for (const test::NamedGeometry& tricky : test::trickyGeometries()) {
            Volume<std::uint8_t> written(tricky.geometry);
            for (std::size_t v = 0; v < written.voxels.size(); ++v) {
                written.voxels[v] = static_cast<std::uint8_t>(v % 251 + v / 1000);
            }
            const auto file = m_folder.path() / (tricky.name + ".nii");
            writeBytes(file, written);
            const Volume<std::uint8_t> read = readBytes(file);
            QVERIFY2(read.voxels == written.voxels, tricky.name.c_str());
            QVERIFY2(samePhysicalGrid(read.geometry, tricky.geometry), tricky.name.c_str());
        }
    }

    void bytesAndLabelsOfOneGridComeBackOnOneGrid()
    {
        for (const test::NamedGeometry& tricky : test::trickyGeometries()) {
            const auto bytes = m_folder.path() / "bytes.nii", labels = m_folder.path() / "seg.nii";
            writeBytes(bytes, Volume<std::uint8_t>(tricky.geometry, std::uint8_t{7}));
            writeLabels(labels, test::markerLabels(tricky.geometry), kResultScheme);
            QCOMPARE(readBytes(bytes).geometry, readLabels(labels, kResultScheme).map.geometry);
        }
    }

    void whatIsNoByteIsRefusedByName()
    {
        for (const float value : {-1.0F, 256.0F, 0.5F}) {
            const auto file = m_folder.path() / "other.nii";
            writeImage(file, Image(test::anisotropicGeometry(), value));
            try {
                (void)readBytes(file);
                QFAIL("It was read.");
            } catch (const Error& error) {
                QVERIFY2(std::string(error.what()).find("other.nii") != std::string::npos,
                         error.what());
            }
        }
    }

private:
    test::TemporaryFolder m_folder;
};

QTEST_APPLESS_MAIN(TestByteReader)
#include "test_byte_reader.moc"
