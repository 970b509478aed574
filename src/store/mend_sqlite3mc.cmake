# Where memory runs out, the pinned engine goes wrong in three places (`tests/campaigns/failing` finds each): copying the
# ciphers' parameters writes through a null pointer, uses a copy that was given back, and the full-text search takes
# totals it could not read for right ones and writes them with the next record. What is built is a mended copy. A version
# whose text is another one stops here: look whether it is mended there.
function(mend text_variable wrong right)
  string(FIND "${${text_variable}}" "${wrong}" first)
  string(FIND "${${text_variable}}" "${wrong}" last REVERSE)
  if(first EQUAL -1 OR NOT first EQUAL last)
    message(FATAL_ERROR "sqlite3.c of this version does not hold once what is to be mended:\n${wrong}")
  endif()
  string(REPLACE "${wrong}" "${right}" mended "${${text_variable}}")
  set(${text_variable} "${mended}" PARENT_SCOPE)
endfunction()

# `mended` is written anew only where it changes.
function(mend_sqlite3mc source mended)
  file(READ "${source}" text)
  mend(text "    p->bTotalsValid = bCache;" "    p->bTotalsValid = rc==SQLITE_OK && bCache;")
  mend(text
"  /* Create copy of tables */
  if (cloneCodecParams != NULL)"
"  /* Create copy of tables */
  if (cloneCodecParams != NULL && cloneCipherParams != NULL)")
  mend(text
"    sqlite3_free(cloneCipherParams);
  }
  return cloneCodecParams;"
"    sqlite3_free(cloneCipherParams);
    sqlite3_free(cloneCodecParams);
    cloneCodecParams = NULL;
  }
  return cloneCodecParams;")
  mend(text
"    sqlite3_set_clientdata(db, globalConfigTableName, codecParameterTable, sqlite3mcFreeCodecParameterTable);
  }

  rc = (codecParameterTable != NULL) ? SQLITE_OK : SQLITE_NOMEM;
"
"    rc = sqlite3_set_clientdata(db, globalConfigTableName, codecParameterTable, sqlite3mcFreeCodecParameterTable);
  }

")
  file(WRITE "${mended}.new" "${text}")
  file(COPY_FILE "${mended}.new" "${mended}" ONLY_IF_DIFFERENT)
  file(REMOVE "${mended}.new")
endfunction()
