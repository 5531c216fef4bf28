// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/details/detailrow.h"

#include "core/records/details.h"
#include "ui/catalogue/details/codeline.h"
#include "ui/catalogue/details/detailtext.h"
#include "ui/catalogue/details/peopletext.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/text/plainlabel.h"
#include "ui/widgets/theme.h"

#include <QtGui/QFocusEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

constexpr qsizetype veryLong = 20'000; // Characters: to tidy them takes longer than a letter may take.
constexpr qsizetype longInLine = 40; // Characters, of which some may be out of sight.

} // namespace

DetailRow::DetailRow(const DetailDescription &description, bool canEdit, QWidget *parent)
    : QWidget(parent)
    , m_description(description)
    , m_note(new QWidget(this))
    , m_symbol(new PlainLabel(m_note))
    , m_words(new PlainLabel(m_note))
    , m_canEdit(canEdit)
{
    setObjectName(description.key + u"Row"_s);
    const bool isText = description.hasSeveral || description.kind == DetailKind::LongText;
    if (isText)
        m_text = makeText();
    else
        m_line = makeLine();
    editor()->setObjectName(description.key + u"Edit"_s);
    editor()->setAccessibleName(description.label());
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(theme::step(this) / 2);
    rows->addWidget(editor());
    addNote();
    rows->addWidget(m_note);
    setEditable(true);
}

QLineEdit *DetailRow::makeLine()
{
    auto *line = m_description.kind == DetailKind::Language ? new LanguageLine(this) : new QLineEdit(this);
    if (m_description.kind != DetailKind::Language)
        line->setPlaceholderText(placeholderOf(m_description));
    line->installEventFilter(this);
    connect(line, &QLineEdit::textEdited, this, &DetailRow::edited);
    connect(line, &QLineEdit::returnPressed, this, &DetailRow::entered);
    return line;
}

GrowingText *DetailRow::makeText()
{
    auto *text = m_description.kind == DetailKind::People ? new PeopleText(this) : new GrowingText(this);
    text->setPlaceholderText(placeholderOf(m_description));
    connect(text, &GrowingText::edited, this, &DetailRow::edited);
    connect(text, &GrowingText::left, this, [this] {
        tell();
        Q_EMIT left();
    });
    return text;
}

void DetailRow::addNote()
{
    auto *line = new QHBoxLayout(m_note);
    const int step = theme::step(this);
    line->setContentsMargins(5 * step / 2, 0, 0, step / 2); // Below the text, not below the frame.
    line->setSpacing(step);
    line->addWidget(m_symbol, 0, Qt::AlignTop);
    line->addWidget(m_words, 1);
    m_words->setObjectName(m_description.key + u"Note"_s);
    m_words->setWordWrap(true);
    m_words->setForegroundRole(QPalette::PlaceholderText);
    m_note->hide();
    connect(this, &DetailRow::edited, this, [this] {
        if (m_note->isVisibleTo(this)) // It goes when the value is mended; a new one waits until the field is left.
            tell();
    });
}

QWidget *DetailRow::editor() const
{
    return m_line ? static_cast<QWidget *>(m_line) : m_text;
}

void DetailRow::fill(const QString &recorded)
{
    m_recorded = recorded;
    if (m_text) {
        m_text->setContents(recorded);
    } else if (m_line->text() != recorded) {
        m_line->setText(recorded);
        m_line->setCursorPosition(0);
        if (m_line->hasFocus())
            m_line->selectAll();
    } else {
        m_line->setModified(false);
    }
    if (m_line)
        m_line->setToolTip(recorded.size() > longInLine ? recorded : QString());
    tell();
}

QString DetailRow::typed() const
{
    return m_line ? m_line->text() : m_text->contents();
}

bool DetailRow::isTyped() const
{
    return m_line ? m_line->text() != m_recorded : m_text->isModified() && m_text->contents() != m_recorded;
}

bool DetailRow::isChanged() const
{
    if (!isTyped())
        return false;
    const QString text = typed();
    return text.size() > veryLong || tidiedDetail(text, m_description) != m_recorded;
}

void DetailRow::setEditable(bool editable)
{
    const bool isReadOnly = !editable || !m_canEdit;
    m_line ? m_line->setReadOnly(isReadOnly) : m_text->lock(isReadOnly);
}

void DetailRow::tell()
{
    const DetailNote note = noteOn(typed(), m_description);
    m_words->setText(note.words);
    m_words->setToolTip(note.explanation);
    m_symbol->setToolTip(note.explanation);
    m_symbol->setVisible(note.isDoubt);
    const int size = fontMetrics().ascent();
    if (note.isDoubt)
        m_symbol->setPixmap(icon(u"warning"_s, theme::edited()).pixmap(QSize(size, size), devicePixelRatioF()));
    editor()->setAccessibleDescription(note.words);
    m_note->setVisible(!note.words.isEmpty());
}

bool DetailRow::eventFilter(QObject *watched, QEvent *event)
{
    const bool isHandled = QWidget::eventFilter(watched, event);
    if (event->type() != QEvent::FocusOut)
        return isHandled;
    const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
    if (reason == Qt::ActiveWindowFocusReason || reason == Qt::PopupFocusReason)
        return isHandled;
    if (auto *code = qobject_cast<CodeLine *>(m_line))
        code->complete(); // It would do so only behind this.
    tell();
    Q_EMIT left();
    return isHandled;
}

void DetailRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_words)
        tell();
}

} // namespace catalpa::ui
