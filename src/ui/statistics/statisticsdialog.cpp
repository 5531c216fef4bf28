// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/statistics/statisticsdialog.h"

#include "ui/widgets/banner.h"
#include "ui/widgets/theme.h"
#include "ui_statisticsdialog.h"
#include "wording/statistics/tallytext.h"
#include "wording/transfertext.h"

#include <algorithm>

namespace catalpa::ui {

StatisticsDialog::StatisticsDialog(const QList<TallyKind> &kinds, Count count, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::StatisticsDialog>())
    , m_count(std::move(count))
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    arrange();
    offer(kinds);
    connect(m_ui->kindCombo, &QComboBox::currentIndexChanged, this, &StatisticsDialog::count);
    connect(m_ui->bars, &BarList::currentRowChanged, this, &StatisticsDialog::showState);
    connect(m_ui->bars, &BarList::itemDoubleClicked, this, &StatisticsDialog::showBooks);
    connect(m_ui->showBooksButton, &QPushButton::clicked, this, &StatisticsDialog::showBooks);
    connect(m_ui->printBarsButton, &QPushButton::clicked, this, [this] { Q_EMIT printRequested(printout()); });
    connect(m_ui->stopCountButton, &QPushButton::clicked, this, &StatisticsDialog::stop);
    connect(m_ui->closeStatisticsButton, &QPushButton::clicked, this, &QDialog::reject);
    this->count();
}

StatisticsDialog::~StatisticsDialog() = default;

void StatisticsDialog::arrange()
{
    const int step = theme::step(this);
    m_ui->rows->setContentsMargins(4 * step, 4 * step, 4 * step, 4 * step);
    m_ui->rows->setSpacing(3 * step);
    m_ui->total->setForegroundRole(QPalette::PlaceholderText);
    m_ui->bars->setMinimumHeight(12 * fontMetrics().lineSpacing());
    setMinimumWidth(80 * fontMetrics().averageCharWidth());
}

//! What is chosen stays, where it can still be counted.
void StatisticsDialog::offer(const QList<TallyKind> &kinds)
{
    const QSignalBlocker blocker(m_ui->kindCombo);
    const QVariant chosen = m_ui->kindCombo->currentData();
    m_ui->kindCombo->clear();
    for (const TallyKind kind : kinds)
        m_ui->kindCombo->addItem(tallyKindText(kind), int(kind));
    m_ui->kindCombo->setCurrentIndex(std::max(0, m_ui->kindCombo->findData(chosen)));
}

TallyKind StatisticsDialog::kind() const
{
    return TallyKind(m_ui->kindCombo->currentData().toInt());
}

void StatisticsDialog::count()
{
    m_tallies = {};
    m_ui->bars->setBars({});
    m_ui->total->clear();
    m_ui->banner->clear();
    m_counting = deliver(m_count(kind()), this, [this](const Result<Tallies> &tallies) {
        if (tallies)
            show(*tallies);
        else
            m_ui->banner->tell(tallies.error(), tr("Try again"), [this] { count(); });
        showState();
    });
    showState();
}

void StatisticsDialog::leave()
{
    m_count = {};
    m_counting.cancel();
    m_ui->banner->tell(Banner::Tone::Warning,
                       tr("The catalogue is not open any more, so its books can be neither counted nor shown. When it "
                          "is open again, this goes on."));
    showState();
}

void StatisticsDialog::enter(const QList<TallyKind> &kinds, Count count)
{
    const TallyKind before = kind();
    m_count = std::move(count);
    m_ui->banner->clear();
    offer(kinds);
    const bool isShown = !m_tallies.groups.isEmpty() && kind() == before;
    isShown ? showState() : this->count();
}

void StatisticsDialog::stop()
{
    m_counting = Pending();
    m_ui->banner->tell(Banner::Tone::Information, tr("This was stopped."), tr("Count again"), [this] { count(); });
    showState();
}

void StatisticsDialog::show(const Tallies &tallies)
{
    m_tallies = tallies;
    QList<BarList::Bar> bars;
    qint64 books = tallies.others;
    for (const Tally &tally : tallies.groups) {
        bars += {tallyText(kind(), tally.value), tally.books, searchFor(kind(), tally.value)};
        books += tally.books;
    }
    if (tallies.others > 0)
        bars += {tr("All others"), tallies.others, {}};
    m_ui->bars->setBars(bars);
    m_ui->total->setText(books > 0 ? booksInWords(books) : tr("There are no books yet."));
}

void StatisticsDialog::showState()
{
    const bool isCounting = m_counting.isActive();
    if (isCounting)
        m_ui->progressLine->advance(0, 0);
    else
        m_ui->progressLine->rest();
    m_ui->stopCountButton->setVisible(isCounting);
    m_ui->kindCombo->setEnabled(bool(m_count));
    m_ui->showBooksButton->setEnabled(m_count && !m_ui->bars->currentSearch().isEmpty());
    m_ui->printBarsButton->setEnabled(m_count && !m_tallies.groups.isEmpty());
}

void StatisticsDialog::showBooks()
{
    const QString search = m_ui->bars->currentSearch();
    if (search.isEmpty() || !m_count)
        return;
    Q_EMIT booksRequested(search);
    accept();
}

Printout StatisticsDialog::printout() const
{
    Printout printout{.heading = tr("Books: %1").arg(m_ui->kindCombo->currentText()), .note = m_ui->total->text()};
    for (const Tally &tally : m_tallies.groups)
        printout.bars += {tallyText(kind(), tally.value), tally.books};
    if (m_tallies.others > 0)
        printout.bars += {tr("All others"), m_tallies.others};
    return printout;
}

} // namespace catalpa::ui
