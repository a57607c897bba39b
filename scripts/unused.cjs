/** Stands for what packages import as they are loaded, and nobody calls here. */
