#include "segmentation/case/formats/meta_image_header.h"

#include "segmentation/case/formats/case_reader.h"
#include "segmentation/system/error.h"
#include "tests/support/nifti_builder.h"
#include "tests/support/test_data.h"

#include <itkMetaImageIO.h>
#include <zlib.h>

#include <QTest>

#include <cmath>

using namespace glioscope;
using test::ByteVector;

namespace {

const std::string kStart = "ObjectType = Image\nNDims = 3\nDimSize = 4 3 2\n";
const std::string kEnd = "ElementType = MET_SHORT\nElementDataFile = LOCAL\n";
const std::string kAxes = "TransformMatrix = 1 0 0 0 1 0 0 0 1\n";

/// 4x3x2 int16 voxels 0 to 23.
ByteVector voxels(bool bigEndian = false)
{
    return test::smallImage({4, 3, 2}, bigEndian).voxels;
}

ByteVector deflated(const ByteVector& bytes)
{
    uLongf size = compressBound(bytes.size());
    ByteVector packed(size);
    compress(reinterpret_cast<Bytef*>(packed.data()), &size,
             reinterpret_cast<const Bytef*>(bytes.data()), bytes.size());
    packed.resize(size);
    return packed;
}

ByteVector joined(const std::string& header, const ByteVector& data)
{
    ByteVector bytes(header.begin(), header.end());
    bytes.insert(bytes.end(), data.begin(), data.end());
    return bytes;
}

std::string refusal(const ByteVector& bytes)
{
    const test::TemporaryFolder folder;
    const auto file = folder.path() / "a.mha";
    test::writeFile(file, bytes);
    try {
        (void)readImage(file);
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

void requireAscending(const Image& image)
{
    QCOMPARE(image.geometry.size, (Index3{4, 3, 2}));
    QCOMPARE(image.voxels[1], 1.0F);
    QCOMPARE(image.at(3, 2, 1), 23.0F);
}

}  // namespace

class TestMetaImageHeader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void geometryIsTheOneThatItkReads_data()
    {
        QTest::addColumn<QString>("lines");
        const auto add = [](const char* name, const char* lines) {
            QTest::newRow(name) << QString::fromLatin1(lines);
        };
        add("plain",
            "TransformMatrix = 1 0 0 0 1 0 0 0 1\nOffset = -79.2 -95.25 1e2\n"
            "ElementSpacing = 1.6 0.9 2.5\n");
        add("flipped and permuted",
            "TransformMatrix = 0 -1 0 0 0 1 1 0 0\nPosition = 1 2 3\n"
            "ElementSpacing = 0.5 1.5 2\n");
        add("oblique",
            "TransformMatrix = 0.8 0.6 0 -0.6 0.8 0 0 0 1\nOrigin = 1 2 3\n"
            "ElementSpacing = 0.8 1 3.25\n");
        add("other names", "Orientation = 1 0 0 0 1 0 0 0 1\nElementSize = 2 3 4\n");
        add("ITK's letters say nothing",
            "TransformMatrix = -1 0 0 0 -1 0 0 0 1\nAnatomicalOrientation = RAI\n"
            "CenterOfRotation = 5 5 5\nElementSpacing = 1 1 1\n");
        add("no axes", "ElementSpacing = 0.75 1.25 3.5\n");
        add("nothing", "");
    }

    void geometryIsTheOneThatItkReads()
    {
        QFETCH(const QString, lines);
        const test::TemporaryFolder folder;
        const auto file = folder.path() / "a.mha";
        test::writeFile(file, joined(kStart + lines.toStdString() + kEnd, voxels()));
        const Image image = readImage(file);
        requireAscending(image);
        const Geometry& ours = image.geometry;
        const auto io = itk::MetaImageIO::New();
        io->SetFileName(file.string());
        io->ReadImageInformation();
        for (unsigned axis = 0; axis < 3; ++axis) {
            QCOMPARE(ours.size[axis], static_cast<int>(io->GetDimensions(axis)));
            QVERIFY(std::abs(ours.spacingMm[axis] - io->GetSpacing(axis)) < 1e-12);
            QVERIFY(std::abs(ours.originLps[axis] - io->GetOrigin(axis)) < 1e-12);
            for (unsigned row = 0; row < 3; ++row) {
                QVERIFY(std::abs(ours.direction[row][axis] - io->GetDirection(axis)[row]) < 1e-12);
            }
        }
    }

    void voxelsAreFoundInEveryOrderEncodingAndPlace()
    {
        const std::string big = "BinaryDataByteOrderMSB = True\n";
        const std::string packed = "CompressedData = True\nCompressedDataSize = 40\n";
        ByteVector atEnd = joined(kStart + "HeaderSize = -1\n" + kEnd, ByteVector(100, 'x'));
        const ByteVector data = voxels();
        atEnd.insert(atEnd.end(), data.begin(), data.end());
        for (const ByteVector& bytes :
             {joined(kStart + kEnd, data), joined(kStart + big + kEnd, voxels(true)),
              joined(kStart + packed + kEnd, deflated(data)),
              joined(kStart + packed + kEnd, test::gzipped(data)),
              joined(kStart + big + packed + kEnd, deflated(voxels(true))), atEnd}) {
            const test::TemporaryFolder folder;
            test::writeFile(folder.path() / "a.mha", bytes);
            requireAscending(readImage(folder.path() / "a.mha"));
        }
    }

    void voxelsBesideTheHeaderAreRead()
    {
        const test::TemporaryFolder folder;
        const std::string header = kStart + kAxes + "ElementType = MET_SHORT\n";
        const ByteVector data = voxels();
        test::writeText(folder.path() / "a.mhd", header + "ElementDataFile = a.raw\n");
        test::writeFile(folder.path() / "a.raw", data);
        requireAscending(readImage(folder.path() / "a.mhd"));
        test::writeText(folder.path() / "b.mhd",
                        header + "CompressedData = True\nElementDataFile = b.zraw\n");
        test::writeFile(folder.path() / "b.zraw", deflated(data));
        requireAscending(readImage(folder.path() / "b.mhd"));
        test::writeText(folder.path() / "c.mhd",
                        header + "HeaderSize = 7\nElementDataFile = c.raw\n");
        test::writeFile(folder.path() / "c.raw", joined("1234567", data));
        requireAscending(readImage(folder.path() / "c.mhd"));
    }

    void anOrientationThatIsNotStatedIsDoubted()
    {
        const test::TemporaryFolder folder;
        const auto doubt = [&](const std::string& lines) {
            test::writeFile(folder.path() / "a.mha", joined(kStart + lines + kEnd, voxels()));
            return readMetaImageHeader(folder.path() / "a.mha").orientationDoubt.text();
        };
        QCOMPARE(doubt(kAxes), std::string());
        QVERIFY(doubt("").find("orientation") != std::string::npos);
    }

    void whatIsWrongIsSaid()
    {
        const std::string local = "ElementDataFile = LOCAL\n";
        const std::string shortType = "ElementType = MET_SHORT\n";
        for (const auto& [header, word] :
             {std::pair<std::string, const char*>{"hello\n", "not a MetaImage"},
              {kStart + shortType, "ElementDataFile"},
              {"NDims = 2\nDimSize = 4 6\n" + kEnd, "2 dimensions"},
              {"NDims = 3\nDimSize = 4 -3 2\n" + kEnd, "DimSize"},
              {"NDims = 3\nDimSize = 4 3\n" + kEnd, "dimsize"},
              {"NDims = 3\n" + kEnd, "DimSize"},
              {kStart + local, "ElementType"},
              {kStart + "ElementType = MET_FLOAT_ARRAY\n" + local, "MET_FLOAT_ARRAY"},
              {kStart + "ElementNumberOfChannels = 3\n" + kEnd, "several numbers"},
              {kStart + "BinaryData = False\n" + kEnd, "text"},
              {kStart + "ElementSpacing = 1 0 1\n" + kEnd, "flattens"},
              {kStart + "TransformMatrix = 1 0 0 0.4 1 0 0 0 1\n" + kEnd, "right angles"},
              {kStart + "TransformMatrix = 1 0 0 nan 1 0 0 0 1\n" + kEnd, "transformmatrix"},
              {kStart + "HeaderSize = -7\n" + kEnd, "HeaderSize"},
              {kStart + "CompressedData = True\n" + kEnd, ""},
              {kStart + shortType + "ElementDataFile = LIST\n", "several files"},
              {kStart + shortType + "ElementDataFile = a%03d.raw 1 9 1\n", "several files"},
              {kStart + shortType + "ElementDataFile = /etc/passwd\n", "not beside it"},
              {kStart + shortType + "ElementDataFile = ../a.raw\n", "not beside it"},
              {kStart + shortType + "ElementDataFile = gone.raw\n", "gone.raw"},
              {"NDims = 3\nDimSize = 400000000 400000000 400000000\n" + kEnd, "limit"},
              {"NDims = 3\nDimSize = 40 30 20\n" + kEnd, "cannot hold"}}) {
            const std::string said = refusal(joined(header, voxels()));
            QVERIFY2(!said.empty() && said.find(word) != std::string::npos,
                     (header + " -> " + said).c_str());
        }
    }
};

QTEST_APPLESS_MAIN(TestMetaImageHeader)
#include "test_meta_image_header.moc"
