#include "segmentation/system/sha256.h"

#include "segmentation/system/error.h"
#include "tests/support/test_data.h"

#include <QtTest>

#include <fstream>

using namespace glioscope;

namespace {

std::string digest(const std::string& text)
{
    Sha256 hash;
    hash.update(std::span(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()));
    return hash.hexDigest();
}

}  // namespace

class TestSha256 : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void standardVectorsAgree();
    void piecesMakeTheSameDigest();
    void fileDigestIsThatOfItsBytes();
};

void TestSha256::standardVectorsAgree()
{
    // FIPS 180-4, examples of NIST.
    QCOMPARE(digest(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    QCOMPARE(digest("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    QCOMPARE(digest("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
             "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    QCOMPARE(digest(std::string(1'000'000, 'a')),
             "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

void TestSha256::piecesMakeTheSameDigest()
{
    std::string text;
    for (int i = 0; i < 300; ++i) {
        text.push_back(static_cast<char>(i * 7));
    }
    for (const std::size_t first : {1, 55, 56, 63, 64, 65, 128, 200}) {
        Sha256 hash;
        const std::span bytes(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
        hash.update(bytes.first(first));
        hash.update(bytes.subspan(first));
        QCOMPARE(hash.hexDigest(), digest(text));
    }
}

void TestSha256::fileDigestIsThatOfItsBytes()
{
    const test::TemporaryFolder folder;
    const auto file = folder.path() / "abc";
    std::ofstream(file) << "abc";
    QCOMPARE(sha256OfFile(file), digest("abc"));
    QVERIFY_THROWS_EXCEPTION(Error, (void)sha256OfFile(folder.path() / "none"));
}

QTEST_APPLESS_MAIN(TestSha256)
#include "test_sha256.moc"
