// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/edits/reviewdialog.h"

#include "core/outbox/fieldchange.h"
#include "ui/table/roomydelegate.h"
#include "ui/widgets/prompts.h"
#include "ui/widgets/theme.h"
#include "ui_reviewdialog.h"
#include "wording/edittext.h"
#include "wording/migrations/statementtext.h"

#include <QtWidgets/QHeaderView>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

using State = OutboxEntry::State;

//! All that an edit changes, field by field, each under its name.
QList<TextRun> differences(const Edit &edit)
{
    QList<TextRun> runs;
    const QList<FieldChange> changes = fieldChanges(edit);
    for (const FieldChange &change : changes) {
        const QString heading = (runs.isEmpty() ? QString() : u"\n"_s) + fieldName(change.field) + u": "_s;
        runs += TextRun{TextRun::Kind::Same, heading};
        runs += textDiff(change.from.value_or(QString()), change.to.value_or(QString()));
    }
    return runs;
}

qsizetype charactersOf(const Edit &edit)
{
    qsizetype characters = 0;
    const QList<FieldChange> changes = fieldChanges(edit);
    for (const FieldChange &change : changes)
        characters += change.from.value_or(QString()).size() + change.to.value_or(QString()).size();
    return characters;
}

bool canBeSaved(const OutboxEntry &entry)
{
    return entry.state == State::Held || entry.state == State::Waiting
        || (entry.state == State::Refused && entry.error.kind != ErrorKind::Conflict
            && entry.error.kind != ErrorKind::Missing);
}

} // namespace

ReviewDialog::ReviewDialog(Outbox &outbox, Prompts &prompts, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ReviewDialog>())
    , m_outbox(outbox)
    , m_prompts(prompts)
    , m_model(new ReviewModel(outbox, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setProperty("helpPage", u"editing"_s);
    setUp();
    connectParts();
    update();
    if (m_model->rowCount() > 0)
        m_ui->reviewList->setCurrentIndex(m_model->index(0, 0));
    showCurrent();
    m_ui->reviewList->setFocus();
}

ReviewDialog::~ReviewDialog() = default;

void ReviewDialog::setUp()
{
    m_ui->setupUi(this);
    const int step = theme::step(this);
    m_ui->rows->setContentsMargins(4 * step, 4 * step, 4 * step, 4 * step);
    m_ui->rows->setSpacing(2 * step);
    m_ui->detail->setContentsMargins(0, 2 * step, 0, 0);
    theme::makeSection(m_ui->editName);
    m_ui->unreadableLabel->setForegroundRole(QPalette::BrightText);
    m_ui->reviewList->setModel(m_model);
    m_ui->reviewList->setItemDelegate(new RoomyDelegate(this));
    m_ui->reviewList->setAlternatingRowColors(true);
    m_ui->editSql->hide();
    QHeaderView *header = m_ui->reviewList->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(ReviewModel::EditColumn, QHeaderView::Stretch);
    header->resizeSection(ReviewModel::State, 24 * fontMetrics().averageCharWidth());
    header->resizeSection(ReviewModel::Made, 20 * fontMetrics().averageCharWidth());
    const int width = 110 * fontMetrics().averageCharWidth();
    resize(width, 30 * fontMetrics().lineSpacing());
    m_ui->parts->setSizes({3 * width, 2 * width});
}

void ReviewDialog::connectParts()
{
    connect(m_model, &ReviewModel::ticksChanged, this, &ReviewDialog::update);
    connect(m_model, &ReviewModel::dataChanged, this, &ReviewDialog::showCurrent);
    connect(m_model, &ReviewModel::rowsRemoved, this, &ReviewDialog::showCurrent);
    connect(m_ui->reviewList->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ReviewDialog::showCurrent);
    connect(m_ui->allBox, &QCheckBox::clicked, this, [this] { m_model->tickAll(m_model->allTicked() != Qt::Checked); });
    connect(m_ui->sqlBox, &QCheckBox::toggled, this, &ReviewDialog::showCurrent);
    connect(m_ui->saveChosenButton, &QPushButton::clicked, this, &ReviewDialog::saveTicked);
    connect(m_ui->discardButton, &QPushButton::clicked, this, &ReviewDialog::askToDiscard);
    connect(m_ui->closeReviewButton, &QPushButton::clicked, this, &QDialog::close);
    connect(m_ui->decideButton, &QPushButton::clicked, this, [this] {
        if (const OutboxEntry *entry = current())
            Q_EMIT decisionRequested(entry->number);
        close();
    });
}

const OutboxEntry *ReviewDialog::current() const
{
    const QModelIndex index = m_ui->reviewList->currentIndex();
    return index.isValid() ? m_model->entryAt(index.row()) : nullptr;
}

void ReviewDialog::update()
{
    const auto all = int(m_outbox.entries().size());
    const int unkept = m_outbox.queue().unkept();
    QStringList sentences{all == 0 ? tr("Every edit is saved.") : tr("%Ln edit(s) are not saved yet.", nullptr, all)};
    if (unkept > 0)
        sentences +=
            tr("%Ln of them are not on this computer's disk either and end with the program.", nullptr, unkept);
    m_ui->reviewSummary->setText(sentences.join(u' '));
    const JournalContent &left = m_outbox.left();
    m_ui->unreadableLabel->setText(unreadableSentence(left.unreadable, left.keptBeside));
    m_ui->unreadableLabel->setVisible(left.unreadable > 0);
    const bool isTicked = !m_model->ticked().isEmpty();
    m_ui->saveChosenButton->setEnabled(isTicked);
    m_ui->discardButton->setEnabled(isTicked);
    m_ui->allBox->setCheckState(m_model->allTicked());
    m_ui->allBox->setEnabled(all > 0);
}

void ReviewDialog::showCurrent()
{
    const OutboxEntry *entry = current();
    m_ui->detailPart->setVisible(entry);
    m_ui->decideButton->setVisible(entry && entry->state == State::Refused && entry->error.kind == ErrorKind::Conflict);
    if (!entry)
        return;
    m_ui->editName->setText(editHeading(entry->edit));
    m_ui->editReason->setText(editReason(*entry));
    m_ui->editReason->setVisible(!editReason(*entry).isEmpty());
    m_ui->editDifference->setRuns(charactersOf(entry->edit), [edit = entry->edit] { return differences(edit); });
    m_ui->editSql->setVisible(m_ui->sqlBox->isChecked());
    if (m_ui->sqlBox->isChecked())
        m_ui->editSql->setSql(statementsText(m_outbox.preview(*entry)));
}

void ReviewDialog::saveTicked()
{
    QList<quint64> held;
    const QList<quint64> ticked = m_model->ticked();
    for (const quint64 number : ticked) {
        const OutboxEntry *entry = m_outbox.queue().find(number);
        if (!entry || !canBeSaved(*entry))
            continue;
        if (entry->state == State::Refused)
            m_outbox.retry(number);
        else
            held += number;
    }
    m_outbox.release(held);
}

void ReviewDialog::askToDiscard()
{
    const QList<quint64> ticked = m_model->ticked();
    const Question question{.title = tr("Discard edits"),
                            .text = tr("Discard %Ln edit(s)?", nullptr, int(ticked.size())),
                            .consequences = tr("What was typed is gone then. What is being saved right now stays."),
                            .confirm = tr("Discard"),
                            .dangerous = true};
    m_prompts.ask(this, question, [this, ticked] {
        for (const quint64 number : ticked) {
            if (!m_outbox.withdraw(number))
                m_outbox.discard(number);
        }
        Q_EMIT discarded();
    });
}

} // namespace catalpa::ui
