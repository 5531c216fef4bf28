// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/edits/conflictpane.h"

#include "core/codes/language.h"
#include "ui/widgets/announcement.h"
#include "ui/widgets/focusreturn.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/text/softbreaks.h"
#include "ui/widgets/theme.h"
#include "ui_conflictpane.h"
#include "wording/countryname.h"
#include "wording/edittext.h"

#include <QtCore/QEvent>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

//! What a code means: "Czechia" of CZ; any other text as it is.
QString meaning(RecordField field, const QString &text)
{
    if (field == RecordField::Country)
        return countryName(text);
    const auto detail = detailDescription(field);
    const QString language = detail && detail->kind == DetailKind::Language ? languageName(text) : QString();
    return language.isEmpty() ? text : language;
}

bool isLongField(RecordField field)
{
    const auto detail = detailDescription(field);
    return field == RecordField::Biography || (detail && (detail->hasSeveral || detail->kind == DetailKind::LongText));
}

//! A value with what its code means: "CZ (Czechia)".
QString explained(RecordField field, const std::optional<QString> &value)
{
    const QString text = value.value_or(QString());
    const QString name = meaning(field, text);
    return name == text ? text : u"%1 (%2)"_s.arg(text, name);
}

} // namespace

ConflictPane::ConflictPane(QWidget *parent)
    : QFrame(parent)
    , m_ui(std::make_unique<Ui::ConflictPane>())
{
    announcement::makeAlert(*this); // Setting it up may ask for it.
    m_ui->setupUi(this);
    const int step = theme::step(this);
    m_ui->rows->setContentsMargins(3 * step, 2 * step, 2 * step, 2 * step);
    m_ui->rows->setSpacing(step);
    m_ui->line->setSpacing(2 * step);
    m_ui->values->setHorizontalSpacing(2 * step);
    m_ui->values->setVerticalSpacing(step);
    m_ui->mineText->setFixedHeight(4 * fontMetrics().lineSpacing());
    m_ui->conflictComplaint->setForegroundRole(QPalette::BrightText);
    for (QLabel *label : {m_ui->wasLabel, m_ui->theirsLabel, m_ui->mineLabel, m_ui->conflictPlace})
        label->setForegroundRole(QPalette::PlaceholderText);
    new FocusReturn(this);
    connectButtons();
    hide();
}

ConflictPane::~ConflictPane() = default;

void ConflictPane::connectButtons()
{
    const auto keepMine = [this] {
        Q_EMIT mineChosen(m_isTyped ? std::optional(typed()) : std::nullopt);
    };
    connect(m_ui->mineButton, &QPushButton::clicked, this, keepMine);
    connect(m_ui->mineLine, &QLineEdit::returnPressed, this, keepMine);
    connect(m_ui->theirsButton, &QPushButton::clicked, this, &ConflictPane::theirsChosen);
    connect(m_ui->laterButton, &QPushButton::clicked, this, &ConflictPane::laterChosen);
    connect(m_ui->showConflictButton, &QPushButton::clicked, this, &ConflictPane::showRequested);
    connect(m_ui->mineLine, &QLineEdit::textEdited, this, [this] {
        m_isTyped = true;
        showDifferences();
    });
    connect(m_ui->mineText, &QPlainTextEdit::textChanged, this, [this] {
        m_isTyped = m_ui->mineText->document()->isModified();
        showDifferences();
    });
}

void ConflictPane::ask(const Edit &edit, const FieldConflict &conflict, int place, int count)
{
    m_conflict = conflict;
    m_isLong = isLongField(conflict.field);
    m_isTyped = false;
    const bool isPicked = conflict.field == RecordField::Author;
    const QString mine = conflict.mine.value_or(QString());
    m_ui->conflictSentence->setText(conflictSentence(edit, conflict.field));
    m_ui->mineLine->setText(mine);
    m_ui->mineLine->setVisible(!m_isLong && !isPicked);
    const QSignalBlocker blocker(m_ui->mineText);
    m_ui->mineText->setPlainText(m_isLong ? withSoftBreaks(mine) : QString());
    m_ui->mineText->document()->setModified(false);
    m_ui->mineText->setVisible(m_isLong);
    m_isTyped = false;
    complain({});
    setPlace(place, count);
    showDifferences();
    showSymbol();
    announcement::tell(*this, m_ui->conflictSentence->text());
}

void ConflictPane::setPlace(int place, int count)
{
    m_ui->conflictPlace->setText(count > 1 ? tr("%L1 of %L2").arg(place).arg(count) : QString());
}

void ConflictPane::complain(const QString &sentence)
{
    m_ui->conflictComplaint->setText(sentence);
    m_ui->conflictComplaint->setVisible(!sentence.isEmpty());
}

QString ConflictPane::typed() const
{
    return m_isLong ? withoutSoftBreaks(m_ui->mineText->toPlainText()) : m_ui->mineLine->text();
}

void ConflictPane::showDifferences()
{
    const QString was = explained(m_conflict.field, m_conflict.was);
    const QString mine = explained(m_conflict.field, m_isTyped ? std::optional(typed()) : m_conflict.mine);
    m_ui->wasView->setText(was);
    const QString theirs = explained(m_conflict.field, m_conflict.theirs);
    m_ui->theirsView->setRuns(was.size() + theirs.size(), [was, theirs] { return textDiff(was, theirs); });
    m_ui->mineView->setRuns(was.size() + mine.size(), [was, mine] { return textDiff(was, mine); });
    m_ui->mineButton->setText(m_isTyped ? tr("&Keep this") : tr("&Keep mine"));
    m_ui->mineButton->setAccessibleName(m_isTyped ? tr("Keep what is typed here") : tr("Keep mine"));
}

void ConflictPane::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        return Q_EMIT laterChosen();
    QFrame::keyPressEvent(event);
}

void ConflictPane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QColor tint = theme::conflict();
    tint.setAlphaF(0.10F);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    painter.fillRect(rect(), tint);
    painter.fillRect(QRect(0, 0, 3, height()), theme::conflict());
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme::hairline());
}

void ConflictPane::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_ui)
        showSymbol();
}

void ConflictPane::showSymbol()
{
    const int size = fontMetrics().lineSpacing() + 2;
    m_ui->conflictSymbol->setPixmap(
        icon(u"warning"_s, theme::conflict()).pixmap(QSize(size, size), devicePixelRatioF()));
}

} // namespace catalpa::ui
