// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/search/searchquery.h"

#include <QtCore/QTimer>
#include <QtWidgets/QLineEdit>

namespace catalpa::ui {

class CompletionList;

//! The search of the page in front. It answers while you type: at once after a pause, and once for keys that follow
//! each other quickly. Field names and their values are completed.
class SearchField final : public QLineEdit {
    Q_OBJECT

public:
    explicit SearchField(QWidget *parent = nullptr);

    //! The table that is searched.
    void setScope(SearchScope scope) { m_scope = scope; }
    //! Shows a search that is on already, without asking for it again.
    void showText(const QString &text);

Q_SIGNALS:
    void searchRequested(const QString &text);
    //! Down or Return: on to the rows.
    void left();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void request();
    bool handledByCompletions(int key);
    void offerCompletions();
    void complete(const QString &text);
    //! Where the word before the cursor begins.
    int wordStart() const;

    QTimer m_pause;
    bool m_isShowing = false; //!< Not typed.
    bool m_isWaiting = false; //!< Something was typed since the last request.
    SearchScope m_scope = SearchScope::Authors;
    CompletionList *m_completions;
};

} // namespace catalpa::ui
