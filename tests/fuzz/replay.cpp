// replay FOLDER [ROUNDS]: gives a target every file of its corpus, and as many damaged copies of
// each as there are rounds, the same ones in every run.

#include "tests/fuzz/fuzz_target.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

constexpr int kRounds = 3000;
constexpr int kMostDamages = 4;
/// What fields of others have held where a size, a count or a number was meant.
constexpr std::array kOdd = {"0",   "-1",  "99999999999999999999", "2147483648", "1e400",
                             "nan", "inf", "\xff\xff\xff\xff",     "\"",         "{[[[["};

std::string bytesOf(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void run(const std::string& input)
{
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

void damage(std::string& bytes, std::mt19937& random)
{
    const auto below = [&random](std::size_t limit) {
        return random() % std::max<std::size_t>(limit, 1);
    };
    const std::size_t place = below(bytes.size());
    switch (below(6)) {
    case 0: bytes.resize(place); break;
    case 1: bytes.erase(place, 1 + below(16)); break;
    case 2: bytes.insert(place, bytes.substr(below(bytes.size()), 1 + below(64))); break;
    case 3: {
        const std::string odd = kOdd[below(kOdd.size())];
        bytes.replace(place, std::min(odd.size(), bytes.size() - place), odd);
        break;
    }
    case 4:
        if (!bytes.empty()) {
            bytes[place] = static_cast<char>(random());
        }
        break;
    default:
        if (!bytes.empty()) {
            bytes[place] = static_cast<char>(bytes[place] ^ (1 << below(8)));
        }
    }
}

}  // namespace

int main(int argc, char** argv)
{
    const int rounds = argc > 2 ? std::atoi(argv[2]) : kRounds;
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(argc > 1 ? argv[1] : ".")) {
        files.push_back(entry.path());
    }
    std::ranges::sort(files);
    std::mt19937 random(1);
    for (const fs::path& file : files) {
        const std::string whole = bytesOf(file);
        run(whole);
        for (int round = 0; round < rounds; ++round) {
            std::string damaged = whole;
            for (int i = 0; i <= round % kMostDamages; ++i) {
                damage(damaged, random);
            }
            run(damaged);
        }
    }
    std::cout << files.size() << " files, " << rounds << " damaged copies of each\n";
    return files.empty() ? 1 : 0;
}
