// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/lookup/lookupmodel.h"
#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::exchange;

namespace {

//! The ISBN with this number in it.
QString isbn(int number)
{
    const QString begin = u"978%1"_s.arg(number, 9, 10, QLatin1Char('0'));
    for (int digit = 0; digit < 10; ++digit) {
        if (lookUpQuery(begin + QString::number(digit)))
            return begin + QString::number(digit);
    }
    return {};
}

} // namespace

//! What is looked up, at targets that have a book of each number and two of all words.
class LookUpModelTest final : public QObject {
    Q_OBJECT

    using State = LookUpModel::State;

private Q_SLOTS:
    void init()
    {
        m_asked = 0;
        m_model = std::make_unique<LookUpModel>(
            [this](const LookUpTarget &, const LookUpQuery &query) {
                ++m_asked;
                ExchangeRecord record;
                record.title = u"Krakatit"_s;
                for (const QString &number : query.isbns)
                    record.identifiers += {IdentifierKind::Isbn, number};
                const qint64 hits = query.isbns.isEmpty() ? 2 : 1;
                return QtFuture::makeReadyFuture(
                    Result<LookUpAnswer>(LookUpAnswer{hits, QList<ExchangeRecord>(hits, record)}));
            },
            nullptr);
    }

    void asksATargetTheSameWordsOnce()
    {
        add(u"krakatit"_s);
        QTRY_COMPARE(m_model->count(State::Found), 2);

        QCOMPARE(add(u"krakatit"_s), 0);
        QCOMPARE(m_asked, 1);
        QCOMPARE(add(u"krakatit"_s, lookUpTargets().at(1)), 2);
        QTRY_COMPARE(m_model->count(State::Found), 4);
        QCOMPARE(add(u"krakatit"_s), 0);
        QCOMPARE(m_asked, 2);
    }

    //! Of more no report can say what became of each.
    void addsAThousandAtOnce()
    {
        constexpr int all = LookUpModel::mostAtOnce + 200;
        for (int number = 0; number < all; ++number)
            add(isbn(number));
        QTRY_COMPARE_WITH_TIMEOUT(m_model->count(State::Found), all, 20'000);
        const LookUpModel::Places places = m_model->foundByIsbn();
        QCOMPARE(places.size(), LookUpModel::mostAtOnce);

        ImportReport report{.records = places.size()};
        for (int record = 1; record <= places.size(); ++record)
            report.known += record;
        m_model->setImported(places, report);

        QCOMPARE(m_model->count(State::Here), int(places.size()));
        QCOMPARE(m_model->count(State::Found), 200);
        QCOMPARE(m_model->foundByIsbn().size(), 200);
    }

    void whatWasNotReachedIsStillToBeAdded()
    {
        for (int number = 0; number < 3; ++number)
            add(isbn(number));
        QTRY_COMPARE(m_model->count(State::Found), 3);

        m_model->setImported(m_model->foundByIsbn(), ImportReport{.records = 1, .isStopped = true});

        QCOMPARE(m_model->count(State::Added), 1);
        QCOMPARE(m_model->count(State::Found), 2);
        QCOMPARE(m_model->unsettled(), 2);
    }

    void isSettledWhenItHasComeToSomething()
    {
        add(isbn(1));
        add(u"krakatit"_s);
        QTRY_COMPARE(m_model->count(State::Found), 3);
        QCOMPARE(m_model->unsettled(), 3);

        m_model->setTaken(2); // Of the words.
        QCOMPARE(m_model->unsettled(), 1);
        m_model->setTaken(0);
        QCOMPARE(m_model->unsettled(), 0);
    }

private:
    int add(const QString &typed, const LookUpTarget &target = lookUpTargets().first())
    {
        return m_model->add(typed, *lookUpQuery(typed), target);
    }

    std::unique_ptr<LookUpModel> m_model;
    int m_asked = 0;
};

CATALPA_TEST(LookUpModelTest)

#include "tst_lookupmodel.moc"
