#include <boost/test/unit_test.hpp>

#include <map>
#include <set>
#include <string>

#include "model/problem.h"
#include "store/audit_sentences.h"

BOOST_AUTO_TEST_SUITE(audit_sentences_tests)

namespace {

using store::AuditFinding;
using store::AuditWitness;
using vault::Tampering;

constexpr int kKinds = static_cast<int>(Tampering::Rewritten) + 1;

std::string Told(Tampering kind, AuditWitness witness) {
    const auto sentence = store::SentenceOf({kind, 4711, witness, "visit-12"});
    return model::Error(model::ErrorKind::BadInput, sentence.message, sentence.args).what();
}

}  // namespace

BOOST_AUTO_TEST_CASE(each_kind_of_tampering_is_told_in_words_of_its_own) {
    std::set<std::string> told;
    for (int kind = 0; kind < kKinds; ++kind) {
        const std::string sentence = Told(static_cast<Tampering>(kind), AuditWitness::Chain);
        BOOST_TEST(sentence.find("4711") != std::string::npos, sentence);
        BOOST_TEST(told.insert(sentence).second, sentence);
    }
}

BOOST_AUTO_TEST_CASE(a_finding_at_a_record_or_a_signature_names_what_it_is_about) {
    const std::map<AuditWitness, std::set<Tampering>> apart{
        {AuditWitness::Record, {Tampering::PageSplice, Tampering::Insert, Tampering::Delete}},
        {AuditWitness::Signature, {Tampering::ActorSwap, Tampering::Delete}}};
    for (const auto& [witness, kinds] : apart) {
        const std::string other = Told(Tampering::Edit, witness);
        std::set<std::string> told{other};
        for (int i = 0; i < kKinds; ++i) {
            const auto kind = static_cast<Tampering>(i);
            const std::string sentence = Told(kind, witness);
            BOOST_TEST(sentence.find("visit-12") != std::string::npos, sentence);
            if (kinds.contains(kind))
                BOOST_TEST(told.insert(sentence).second, sentence);
            else
                BOOST_TEST(sentence == other);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
